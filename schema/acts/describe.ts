import { actorName, ended, inWords } from '../naming.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { oneLine } from './words.ts'

/** Changes what stands at the head of the document: its title, symbol, distribution and original language. The title unit in the text is not touched. */
export const describe: Performer<'describe'> = (draft, act, { actor }) => {
  const title = oneLine(act.title)
  if (!title) return refuse('malformed', 'A document needs a title, so that it is found again.')
  const symbol = oneLine(act.symbol)
  const header = { distribution: oneLine(act.distribution), language: oneLine(act.language) }
  const changed = [
    ...(title === draft.title ? [] : [`the title to “${title}”`]),
    ...(symbol === draft.symbol ? [] : [`the symbol to “${symbol}”`]),
    ...(header.distribution === draft.header.distribution ? [] : [`the distribution to “${header.distribution}”`]),
    ...(header.language === draft.header.language ? [] : [`the original language to “${header.language}”`]),
  ]
  if (!changed.length) return refuse('state', 'It reads so already.')
  return {
    ok: true,
    effect: { text: [], record: [{ key: 'title', value: title }, { key: 'symbol', value: symbol }, { key: 'header', value: header }] },
    sentence: ended(`${actorName(draft, actor)} changed ${inWords(changed)}`),
    units: [],
  }
}
