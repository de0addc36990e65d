import type { Unit } from '../../../schema/draft.ts'
import { draft, unit } from '../../support/build.ts'
import { parties } from '../../support/actors.ts'

const action = (id: string, label: string, text: string, more: Partial<Unit> = {}) => unit(id, text, { kind: 'action', label, ...more })

/** A short draft for what happens at the keyboard. */
export const wells = draft(
  [
    unit('t', 'Draft plan for the care of village wells', { kind: 'title' }),
    unit('o', 'To keep the wells of every village clean.', { kind: 'objective', label: 'Objective 1' }),
    unit('h', 'Actions', { kind: 'subheading' }),
    action('a1', '1.', 'To inspect each well before the rains begin.'),
    action('a2', '2.', 'To train the caretakers of the pumps and pay them.'),
    action('a3', '3.', 'To publish the results of every test.'),
    action('a4', '4.', 'To repair the pumps that {BRA-1 ins BRA|often }fail.'),
  ],
  { title: 'Village wells', symbol: 'VW/1', parties },
)
