import type { Draft } from '../draft.ts'
import { mayAct } from '../policy.ts'
import { accept } from './accept.ts'
import { setParty } from './setParty.ts'
import { setHouse } from './setHouse.ts'
import { describe } from './describe.ts'
import { askFloor, callFloor, endFloor } from './floor.ts'
import { park } from './park.ts'
import { point } from './point.ts'
import { consolidate } from './consolidate.ts'
import { moveUnit } from './moveUnit.ts'
import { merge } from './merge.ts'
import { choose } from './choose.ts'
import { takePosition } from './takePosition.ts'
import { confirm } from './confirm.ts'
import { callRoll, attend } from './callRoll.ts'
import { suspendMeeting, resumeMeeting } from './suspendMeeting.ts'
import type { Act, ActContext, Outcome } from './act.ts'
import { appointClerk } from './appointClerk.ts'
import { isRefusal } from './checks.ts'
import { closeMeeting } from './closeMeeting.ts'
import { hold, release } from './hold.ts'
import { insertUnit } from './insertUnit.ts'
import { join } from './join.ts'
import { openMeeting } from './openMeeting.ts'
import { readAct } from './readAct.ts'
import { reject } from './reject.ts'
import { relabel } from './relabel.ts'
import { removeUnit } from './removeUnit.ts'
import { reopen } from './reopen.ts'
import { restore } from './restore.ts'
import { split } from './split.ts'
import { stamp } from './stamp.ts'
import { takeBack } from './takeBack.ts'
import { withdraw } from './withdraw.ts'

/** One act on a draft: what it changes, or why not. Asks in this order: is it an act, may this person do it, does the draft allow it. */
export function perform(draft: Draft, act: Act, context: ActContext): Outcome {
  const read = readAct(act)
  if (isRefusal(read)) return read
  return mayAct(context.actor, read, draft) ?? done(draft, read, context)
}

// Without a default, so that an act nobody performs does not compile.
function done(draft: Draft, act: Act, context: ActContext): Outcome {
  switch (act.type) {
    case 'openMeeting':
      return openMeeting(draft, act, context)
    case 'closeMeeting':
      return closeMeeting(draft, act, context)
    case 'stamp':
      return stamp(draft, act, context)
    case 'suspendMeeting':
      return suspendMeeting(draft, act, context)
    case 'resumeMeeting':
      return resumeMeeting(draft, act, context)
    case 'callRoll':
      return callRoll(draft, act, context)
    case 'attend':
      return attend(draft, act, context)
    case 'confirm':
      return confirm(draft, act, context)
    case 'takePosition':
      return takePosition(draft, act, context)
    case 'choose':
      return choose(draft, act, context)
    case 'merge':
      return merge(draft, act, context)
    case 'moveUnit':
      return moveUnit(draft, act, context)
    case 'consolidate':
      return consolidate(draft, act, context)
    case 'point':
      return point(draft, act, context)
    case 'park':
      return park(draft, act, context)
    case 'askFloor':
      return askFloor(draft, act, context)
    case 'callFloor':
      return callFloor(draft, act, context)
    case 'endFloor':
      return endFloor(draft, act, context)
    case 'describe':
      return describe(draft, act, context)
    case 'setHouse':
      return setHouse(draft, act, context)
    case 'setParty':
      return setParty(draft, act, context)
    case 'reopen':
      return reopen(draft, act, context)
    case 'accept':
      return accept(draft, act, context)
    case 'reject':
      return reject(draft, act, context)
    case 'withdraw':
      return withdraw(draft, act, context)
    case 'relabel':
      return relabel(draft, act, context)
    case 'insertUnit':
      return insertUnit(draft, act, context)
    case 'removeUnit':
      return removeUnit(draft, act, context)
    case 'split':
      return split(draft, act, context)
    case 'join':
      return join(draft, act, context)
    case 'hold':
      return hold(draft, act, context)
    case 'release':
      return release(draft, act, context)
    case 'appointClerk':
      return appointClerk(draft, act, context)
    case 'restore':
      return restore(draft, act, context)
    case 'takeBack':
      return takeBack(draft, act, context)
  }
}
