import { changesByType } from '../../schema/compare/changeNames.ts'
import type { ComparedWords, UnitDifference } from '../../schema/compare/comparison.ts'
import { stylesheet } from '../../schema/rendition/stylesheet.ts'
import type { StatesCompared } from './compareStates.ts'
import { comparedStates, nothingChanged } from './comparedStates.ts'

/** A comparison as a page that stands alone and prints well: decisions first, then the words of what changed. What came is underlined, what
 * went is struck, and both are told apart for whoever hears the page read. */
export function comparisonHtml(compared: StatesCompared): string {
  const title = escape(compared.title || 'Draft')
  const changed = compared.units.filter(({ state }) => state !== 'same')
  const groups = changesByType(compared)
  return [
    '<!doctype html>', '<html lang="en">', '<head>', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}: what changed</title>`, `<style>${stylesheet}${own}</style>`, '</head>', '<body class="comparison">', '<main>',
    ...(compared.symbol ? [`<p class="symbol">${escape(compared.symbol)}</p>`] : []),
    `<h1>${title}</h1>`, `<p class="states">${escape(comparedStates(compared))}</p>`,
    ...(groups.length + changed.length === 0 ? [`<p>${nothingChanged}</p>`] : []),
    ...groups.flatMap(({ name, changes }) => [`<h2>${name}</h2>`, `<ul>${changes.map(({ sentence }) => `<li>${escape(sentence)}</li>`).join('')}</ul>`]),
    ...(changed.length ? ['<h2>Words</h2>', ...changed.map(unitHtml)] : []),
    '</main>', '</body>', '</html>', '',
  ].join('\n')
}

function unitHtml({ unit, place, state, words }: UnitDifference): string {
  return `<section class="${state}" id="${escape(unit)}"><h3>${escape(place)}</h3><p>${words.map(wordsHtml).join('')}</p></section>`
}

function wordsHtml({ text, op }: ComparedWords): string {
  const tag = { same: null, added: 'ins', removed: 'del' }[op]
  return tag === null ? escape(text) : `<${tag}>${escape(text)}</${tag}>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const own = `
.comparison h1 { margin-bottom: 0.2em; }
.states { text-align: center; margin-bottom: 2em; }
.comparison ul { padding-left: 1.1em; }
.comparison li { margin: 0.3em 0; break-inside: avoid; }
.comparison section { break-inside: avoid; }
.comparison h3 { font-size: 0.92em; margin: 1.2em 0 0.2em; }
.comparison section p { margin: 0; }
.comparison ins { background: #e5f0e8; }
.comparison del { background: #f7e7e4; color: #6b2a2a; }
@media print { .comparison ins, .comparison del { background: none; color: inherit; } }
`
