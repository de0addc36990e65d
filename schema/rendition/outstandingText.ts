import type { OutstandingTable } from './outstandingTable.ts'
import { stylesheet } from './stylesheet.ts'

/** The list of outstanding issues as plain text: one paragraph an issue. */
export function outstandingToText({ symbol, heading, title, summary, rows }: OutstandingTable): string {
  const issues = rows.map(([number = '', place = '', issue = '', holder = '', words = '', positions = '']) => {
    const head = `${number}. ${[place, issue.replace('\n', ', '), holder].filter(Boolean).join(' – ')}`
    return [head, words, ...positions.split('\n')].filter(Boolean).join('\n   ')
  })
  return `${[symbol, heading, title, summary, ...issues].filter(Boolean).join('\n\n')}\n`
}

/** The list of outstanding issues as a page that stands alone and prints well. */
export function outstandingToHtml({ symbol, heading, title, summary, columns, rows }: OutstandingTable): string {
  const cells = (row: readonly string[], tag: string) => row.map((cell) => `<${tag}>${escape(cell).replaceAll('\n', '<br>')}</${tag.split(' ')[0]}>`).join('')
  return [
    '<!doctype html>', '<html lang="en">', '<head>', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape([heading, title].filter(Boolean).join(': '))}</title>`, `<style>${stylesheet}${tableStyle}</style>`, '</head>', '<body class="outstanding">', '<main>',
    symbol ? `<p class="symbol">${escape(symbol)}</p>` : '', `<h1>${heading}</h1>`, title ? `<p class="of">${escape(title)}</p>` : '', `<p>${escape(summary)}</p>`,
    rows.length ? `<table><thead><tr>${cells(columns, 'th scope="col"')}</tr></thead><tbody>\n${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}\n</tbody></table>` : '',
    '</main>', '</body>', '</html>', '',
  ].filter((line, at, all) => line !== '' || at === all.length - 1).join('\n')
}

const tableStyle = `.outstanding main { max-width: 72em; padding: 0 1.5em; }
.of { text-align: center; }
table { width: 100%; border-collapse: collapse; font-size: 0.88em; }
th, td { border: 1px solid #8a867d; padding: 0.35em 0.5em; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
`

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
