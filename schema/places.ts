import type { Draft, Unit } from './draft.ts'
import { textOf } from './runs.ts'

/** How people in the room refer to each unit: "1.2, 3." for the third action of Objective 1.2, "Overview" for a labelled paragraph.
 *
 * Made of printed labels alone, so that it is what stands on everybody's paper; a paragraph without a label is counted from the
 * last one that has one ("Overview, par. 2"). */
export function placesOf(draft: Pick<Draft, 'units'>): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  let section = ''
  let last = ''
  let after = 1
  for (const unit of draft.units) {
    const label = unit.label?.trim() ?? ''
    if (unit.kind === 'title') places.set(unit.id, 'Title')
    else if (unit.kind === 'heading' || unit.kind === 'chapter') {
      section = ''
      last = headingPlace(unit)
      after = 1
      places.set(unit.id, last)
    } else if (unit.kind === 'objective') {
      section = numberIn(label) ?? (label || opening(unit))
      last = section
      after = 1
      places.set(unit.id, section)
    } else if (label) {
      last = section && section !== label ? `${section}, ${withoutColon(label)}` : withoutColon(label)
      after = 1
      places.set(unit.id, last)
    } else if (unit.kind === 'subheading') places.set(unit.id, section ? `${section}, ${opening(unit)}` : opening(unit))
    else if (unit.alternativeTo !== null && places.has(unit.alternativeTo)) places.set(unit.id, `${places.get(unit.alternativeTo)}, alternative`)
    else {
      after += 1
      places.set(unit.id, last ? `${last}, par. ${after}` : opening(unit))
    }
  }
  return places
}

/** "CHAPTER 1 –" is spoken of as "Chapter 1"; a heading without a label by its words. */
function headingPlace(unit: Unit): string {
  const label = withoutColon(unit.label?.replace(/[\s–—-]+$/, '') ?? '')
  return label ? sentenceCase(label) : sentenceCase(withoutColon(opening(unit)))
}

function numberIn(label: string): string | null {
  return /\d[\dA-Za-z.]*?(?=\.?$)/.exec(label)?.[0] ?? null
}

function withoutColon(label: string): string {
  return label.replace(/\s*:\s*$/, '')
}

function sentenceCase(words: string): string {
  return words === words.toUpperCase() ? words.charAt(0) + words.slice(1).toLowerCase() : words
}

function opening(unit: Pick<Unit, 'runs'>): string {
  const words = textOf(unit.runs).trim().split(/\s+/)
  return words.length > 5 ? `${words.slice(0, 5).join(' ')} …` : words.join(' ')
}
