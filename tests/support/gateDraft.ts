import type { Party, Run } from '../../schema/draft.ts'
import { plain } from '../../schema/runs.ts'
import { draft, unit } from './build.ts'
import type { Page } from './gateRoom.ts'
import { mark } from './gateRoom.ts'

/** A unit under this stamp takes no typing. */
export const stamp = { decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: 'm1', note: null, printed: null, pending: false, hash: '', words: '' } as const
const noted: readonly Run[] = [plain('See '), { text: 'the quorum', brackets: [], notes: ['n1'] }, plain(' rule.')]
const party = (code: string): Party => ({ code, kind: 'delegation', names: [code], short: [code] })

/** A draft with a unit of every sort a gate has to tell apart. */
export const start = draft(
  [
    unit('u1', 'The states shall report.'),
    unit('u2', 'Parties {b1 ins URY|may }{b2 del BRA|always }meet{b4 ins BRA| often}.'),
    unit('u3', 'Agreed {b3 ins URY|and open }words.', { stamp, label: '1bis.' }),
    unit('u4', 'A proposal of Uruguay.', { by: 'URY' }),
    unit('u5', ''),
    unit('u6', '', { runs: noted }),
    unit('u7', 'One 👩‍🌾 field.'),
    unit('u8', 'Joint {b5 ins ARG,URY|words} here.'),
  ],
  { parties: [party('URY'), party('BRA'), party('ARG')] },
)

/** Uruguay's first new bracket. */
export const ury1 = mark('URY-1', 'ins', 'URY')

/** A mark of the unit as this page stores it, to be set again elsewhere. */
export function rawOf(page: Page, unit: string, id: string): Record<string, unknown> {
  for (const { attributes } of page.text(unit).toDelta() as { attributes?: Record<string, { id?: string }> }[])
    for (const [name, value] of Object.entries(attributes ?? {})) if (value.id === id) return { [name]: value }
  throw new Error(`no mark ${id} in ${unit}`)
}

/** What takes it off. */
export function nullOf(page: Page, unit: string, id: string): Record<string, null> {
  return Object.fromEntries(Object.keys(rawOf(page, unit, id)).map((name) => [name, null]))
}
