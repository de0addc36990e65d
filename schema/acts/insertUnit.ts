import type { Draft } from '../draft.ts'
import { holders, noFacts } from '../draft.ts'
import { alternativeLabel, labelAfter, labelsBeside } from '../labels.ts'
import { actorName, ended, holderNames, inShort, unitName } from '../naming.ts'
import { isStaff } from '../policy.ts'
import { refuse } from '../refusal.ts'
import { plain } from '../runs.ts'
import { withEffect } from '../withEffect.ts'
import type { ActOf, Performer } from './act.ts'
import { oneLine } from './words.ts'

/** Puts a new unit after another: one of the text, or one that a party proposes. It gets the next free label unless one is given. */
export const insertUnit: Performer<'insertUnit'> = (draft, act, { actor, newId }) => {
  const missing = [act.after, act.alternativeTo ?? null].find((id) => id !== null && !draft.units.some((unit) => unit.id === id))
  if (missing) return refuse('gone', 'The unit it was to stand beside is not in the draft any more.', { unit: missing })
  const stranger = holders(act.by).find((code) => !draft.parties.some((party) => party.code === code))
  if (stranger !== undefined && isStaff(actor)) return refuse('malformed', `This document knows no party "${stranger}".`)
  const words = oneLine(act.text)
  if (!words && act.by !== null) return refuse('malformed', 'A proposed unit needs words.')

  const id = newId()
  const unit = { id, kind: act.kind, by: act.by, runs: words ? [plain(words)] : [] }
  const label = act.label === undefined ? offered(draft, act) : act.label === null ? null : oneLine(act.label) || null
  const effect = {
    text: [{ op: 'insert', after: act.after, unit }],
    record: [{ key: `unit:${id}`, value: { ...noFacts, label, alternativeTo: act.alternativeTo ?? null } }],
  } as const
  const after = withEffect(draft, effect)
  const name = unitName(after, id)
  const whose = act.by !== null && isStaff(actor) && act.by ? ` for ${holderNames(draft, act.by)}` : ''
  const beside = act.alternativeTo ? `, an alternative to ${unitName(draft, act.alternativeTo)}` : ''
  const quoted = words ? ` (“${inShort(words)}”)` : ''
  return {
    ok: true,
    effect,
    sentence: ended(`${actorName(draft, actor)} ${act.by === null ? 'inserted' : 'proposed'} ${name}${beside}${whose}${quoted}`),
    units: [id],
    notices: label !== null && labelsBeside(after, id).has(label) ? [`Another unit of the same list is labelled "${label}" too.`] : [],
  }
}

function offered(draft: Draft, act: ActOf<'insertUnit'>): string | null {
  const original = draft.units.find((unit) => unit.id === act.alternativeTo)
  if (!original) return labelAfter(draft, act.after, act.kind)
  return alternativeLabel(original.label, labelsBeside(draft, original.id))
}
