import type { Draft, Party, Stamp } from '../../schema/draft.ts'
import { fullName, shortForm } from '../../schema/parties.ts'
import { el } from '../word/out/xml.ts'

/** Whoever and whatever a file speaks of, each under an id of its own: those named once are listed, no others. */
export class Names {
  readonly #listed = new Map<string, { readonly id: string; readonly xml: string }>()
  readonly #ids: TakenIds = new Map()
  readonly #parties: readonly Party[]

  constructor({ parties }: Pick<Draft, 'parties'>) {
    this.#parties = parties
  }

  /** Reference to a party of the draft. */
  party(code: string): string {
    return this.#refer('TLCOrganization', code, fullName(this.#parties, code), shortForm(this.#parties, code))
  }

  /** Reference to a body that meets, to the secretariat that keeps the file. */
  body(name: string): string {
    return this.#refer('TLCOrganization', name, name)
  }

  role(name: string): string {
    return this.#refer('TLCRole', name, name)
  }

  meeting(id: string, showAs: string): string {
    return this.#refer('TLCEvent', id, showAs)
  }

  /** Reference to what a status means: "AGREED AD REFERENDUM". */
  status({ decision, level }: Pick<Stamp, 'decision' | 'level'>): string {
    const words = statusWords({ decision, level })
    return this.#refer('TLCConcept', words.toLowerCase(), words)
  }

  /** All that was referred to, in the order it was. */
  list(): string[] {
    return [...this.#listed.values()].map(({ xml }) => xml)
  }

  #refer(element: string, key: string, showAs: string, shortForm?: string): string {
    const known = this.#listed.get(`${element} ${key}`)
    if (known) return `#${known.id}`
    const kind = element.slice('TLC'.length).toLowerCase()
    const id = unused(this.#ids, `ref_${kind}_${idPart(key) || 'nn'}`)
    this.#listed.set(`${element} ${key}`, { id, xml: el(element, { eId: id, href: `/akn/ontology/${kind}/${encodeURIComponent(idPart(key) || 'nn')}`, showAs, shortForm: shortForm === showAs ? undefined : shortForm }) })
    return `#${id}`
  }
}

/** A status as it is spoken of: its decision and level, whatever its day and note. */
export function statusWords({ decision, level }: Pick<Stamp, 'decision' | 'level'>): string {
  return [decision.toUpperCase(), level].filter(Boolean).join(' ')
}

/** Words as a part of an id: no spaces, nothing an address would have to escape but letters of other scripts. */
export function idPart(words: string): string {
  return words.normalize('NFC').replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '')
}

/** Ids given so far, each with the number its next namesake begins to look from. */
export type TakenIds = Map<string, number>

/** An id nothing else has; it counts as taken from then on. */
export function unused(taken: TakenIds, wished: string): string {
  let [id, count] = [wished, taken.get(wished) ?? 2]
  while (taken.has(id)) id = `${wished}-${count++}`
  taken.set(wished, count).set(id, taken.get(id) ?? 2)
  return id
}
