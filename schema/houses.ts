import type { House, Level } from './draft.ts'
import { oas } from './draft.ts'

const adReferendum: Level = { level: 'AD REFERENDUM', dated: false, pending: true, colour: null }

/** United Nations conferences, where "[Agreed ad ref]" stands under a paragraph that is final while the rest is negotiated (Rio+20, 2012);
 * it is lifted when the whole is adopted. Rule 67 of the General Assembly: a third of the members to open, a majority to decide. */
export const unAdRef: House = {
  name: 'UN ad ref',
  quorum: { rule: 'majority' },
  levels: {
    informal: adReferendum,
    'working group': adReferendum,
    formal: { level: '', dated: true, pending: false, colour: null },
    'no quorum': adReferendum,
  },
}

/** Two levels, as in the negotiation of the WHO pandemic agreement (May 2024): yellow what a drafting or working group agreed, green what the
 * plenary did. The words stand beside the colours, which are lost in plain text. */
export const twoLevels: House = {
  name: 'Two levels, yellow and green',
  quorum: { rule: 'majority' },
  levels: {
    informal: { level: 'DRAFTING GROUP', dated: true, pending: true, colour: 'yellow' },
    'working group': { level: 'WORKING GROUP', dated: true, pending: true, colour: 'yellow' },
    formal: { level: 'PLENARY', dated: true, pending: false, colour: 'green' },
    'no quorum': adReferendum,
  },
}

/** European Union trilogues: what a technical meeting settles is yellow in the four columns until the political one does, which makes it
 * green and provisional, for nothing is agreed until everything is; Council and Parliament then adopt. The quorum is that of the
 * Council, a majority of its members (Rules of Procedure, article 11). */
export const europeanUnion: House = {
  name: 'European Union',
  quorum: { rule: 'majority' },
  levels: {
    informal: { level: 'TECHNICAL', dated: true, pending: true, colour: 'yellow' },
    'working group': { level: 'PROVISIONAL', dated: true, pending: true, colour: 'green' },
    formal: { level: '', dated: true, pending: false, colour: 'green' },
    'no quorum': adReferendum,
  },
}

/** The houses known by name, offered as presets; each can be changed for a document. */
export const houses: readonly House[] = [oas, unAdRef, twoLevels, europeanUnion]
