import type { BracketKind, PartyCode, Stance } from '../draft.ts'
import type { PartyBook, Trust } from './partyBook.ts'

/** What some delegations say of words in a bracket, in the bracket itself: "NZ/CL propose", "G77 delete", "EU, G77 retain". */
export interface Claim {
  readonly parties: readonly PartyCode[]
  readonly claim: 'deletes' | 'holds' | Stance
}

/** A bracket as its claims make it: what kind it is, who holds it, and what the others hold on it. */
export interface HeldWords {
  readonly kind: BracketKind
  /** Codes joined by a comma, as in `BracketMark.by`. */
  readonly by: string
  readonly positions: readonly { readonly party: PartyCode; readonly stance: Stance }[]
}

/** The claims of a list, parted by semicolons; null where any part of it is something else.
 *
 * Names without a verb belong to the next verb where the list stands before the words ("US; EU oppose: …"), and are those who propose the
 * words where it stands behind them ("… – US; G77 delete"). */
export function readClaims(list: string, book: PartyBook, place: 'before' | 'behind'): Claim[] | null {
  const out: Claim[] = []
  let waiting = ''
  const parts = list.split(/\s*;\s*/).filter((part) => part !== '')
  if (parts.length > MOST) return null
  for (const part of parts) {
    const found = verbs.map(([claim, pattern]) => ({ claim, verb: pattern.exec(part) })).find(({ verb }) => verb !== null)
    const names = found ? part.slice(0, found.verb!.index) : part
    if (!found && place === 'before') {
      waiting += `${waiting && '; '}${part}`
      continue
    }
    const list = (waiting && `${waiting}; `) + names
    const trust = found && /^[A-Z]{2}$/.test(list.trim()) ? 'anybody' : trustIn(found?.verb?.[0].trim() ?? null, place)
    const parties = book.names(list.replace(/^(?:the )?delegations? of /i, ''), trust)
    if (!parties || (place === 'behind' && !/^\P{Ll}/u.test(list.trim()))) return null
    out.push({ parties, claim: found?.claim ?? 'proposes' })
    waiting = ''
  }
  if (waiting === '') return out.length ? out : null
  const parties = out.length === 0 ? book.names(waiting, 'a name') : null
  return parties && [{ parties, claim: 'proposes' }]
}

const MOST = 40

/** What the claims on some words come to; null where they contradict each other. Who wants words to go is against them where somebody
 * proposes them, and who wants to keep them is against their deletion. */
export function heldWords(claims: readonly Claim[]): HeldWords | null {
  const by = (of: Claim['claim']) => claims.filter(({ claim }) => claim === of).flatMap(({ parties }) => parties)
  const kind = by('proposes').length ? 'ins' : by('deletes').length ? 'del' : 'hold'
  const holder = { ins: 'proposes', del: 'deletes', hold: 'holds' } as const
  // Whether opposition is to the words or to their deletion nobody can tell.
  if (kind === 'del' && by('opposes').length) return null
  const stanceOf = (claim: Claim['claim']): Stance => {
    if (claim === 'deletes') return 'opposes'
    if (claim === 'holds') return 'reserves'
    return kind === 'del' && claim === 'supports' ? 'opposes' : claim
  }
  const others = claims.filter(({ claim }) => claim !== holder[kind])
  const positions = others.flatMap(({ claim, parties }) => parties.map((party) => ({ party, stance: stanceOf(claim) })))
  return { kind, by: [...new Set(by(holder[kind]))].join(','), positions }
}

const also = String.raw`(?:^|\s+|\s*:\s*)(?:(?:also|strongly|still|would|to|is|are)\s+)*`
const verb = (words: string) => new RegExp(`${also}(?:${words})$`, 'i')
const verbs: readonly (readonly [Claim['claim'], RegExp])[] = [
  ['can live with', verb('can live with|can accept|can go along(?: with)?|flexible|puede aceptar|peut accepter|pode aceitar')],
  ['deletes', verb('deletes?|delete[ds]|strikes?|suprim(?:e|ir)|elimina[r]?|supprimer?|excluir?')],
  ['holds', verb('holds?|brackets?')],
  ['opposes', verb('opposes?|opposed|objects?|rejects?|se opo?nen?|s[’\']oppos(?:e|ent)|se opõem?|opõem?-se|rechazan?|rejeitam?')],
  ['supports', verb('supports?(?: in principle)?|supported|retains?|keeps?|prefers?|accepts?|agrees?|favou?rs?|apoyan?|mantener|mantiene|conservar|appuie(?:nt)?|maintenir|conserver|apoiam?|manter')],
  ['reserves', verb('reserves?(?: its position| their positions?)?|reserving|(?:se )?reservan?|réservent?|reservam?')],
  ['pending consultations', verb('pending(?: consultations?| capitals?)?|considering|reflecting|consulting')],
  ['proposes', verb('proposes?|proposed|inserts?|adds?|proponen?|propuest[oa]|proposent|propõem?|agregar|ajouter|acrescentar')],
]

/** "Genovia propose:" is how lists are printed; "The Plan proposes:" may begin a sentence. */
function trustIn(printed: string | null, place: 'before' | 'behind'): Trust {
  if (printed === null) return place === 'before' ? 'a name' : 'sure'
  return /^(?:propose|insert|add|support|accept|agree|keep|prefer|favou?r|object|reject|oppose)s$/i.test(printed) ? 'sure' : 'a name'
}
