import type { UnitKind } from '../draft.ts'

/** A label at the beginning of a line, with what follows it. */
export interface FoundLabel {
  readonly kind: UnitKind
  readonly label: string
  readonly rest: string
}

/** The label a line begins with; null where it begins with none.
 *
 * A label is followed by nothing or by the beginning of a sentence: "Objective 1.2 of the Plan" and "2.5 million" are text.
 * `items` is the kind of a numbered unit in this place: an action under an objective, a paragraph elsewhere. Only where a unit may
 * begin afresh can the words after a number begin small ("(a) promoting …"), since "3. of the Plan" may also be the rest of a line. */
export function readLabel(line: string, items: UnitKind, afresh: boolean): FoundLabel | null {
  return ownLabel(line, items, afresh) ?? bracketedLabel(line, items) ?? wordLabel(line)
}

function ownLabel(line: string, items: UnitKind, afresh: boolean): FoundLabel | null {
  return chapterLabel(line) ?? objectiveLabel(line) ?? articleLabel(line) ?? optionLabel(line) ?? numberLabel(line, items, afresh)
}

/** A label whose existence is contested: in "[2.1. The parties …]" and "[Uru: 3bis. To act]" it stands inside the bracket, in
 * "CHAPTER [VI Rules]" half of it does. The bracket then goes on with the words, for a label is no text. */
function bracketedLabel(line: string, items: UnitKind): FoundLabel | null {
  const half = /^((?:CHAPTER|Chapter|Article|ARTICLE|SECTION|Section) )(\[{1,3})(?=[\dIVXLC]{1,6}[\s.\]])/.exec(line)
  const whole = /^()(\[{1,3})(?=[^\s[\]])/.exec(line)
  const named = /^()(\[[^:[\](){}\\]{1,60}: ?)(?=[^\s[\]])/.exec(line)
  for (const open of [half, whole, named]) {
    const found = open && behind(line, open, items)
    if (found) return found
  }
  return null
}

function behind(line: string, open: RegExpExecArray, items: UnitKind): FoundLabel | null {
  const words = open[1]! + line.slice(open[0].length)
  // A bracket that holds nothing but a number ("[1]", "[2 alt]") is left alone.
  const closed = /^[^[\]]{0,40}\]/.exec(words)?.[0]
  const found = ownLabel(closed === undefined ? words : words.replace(']', ' ]'), items, true)
  if (!found || /^\](?!.*\S\s*$)/.test(found.rest) || (open[2]!.length < 4 && found.rest.trimStart().startsWith(']'))) return null
  return { ...found, rest: open[2]! + (closed === undefined ? found.rest : found.rest.replace(' ]', ']')) }
}

/** Whether a line is the heading of a list ("Actions"). */
export function isListHeading(words: string): boolean {
  return words.length < 40 && listHeading.test(words)
}

/** Whether a line is a heading: words in capitals, with or without a colon, or one of the usual headings. */
export function isHeading(words: string): boolean {
  return words.length <= 100 && (isUsualHeading(words) || capitals.test(words)) && /\p{L}{3}/u.test(words)
}

/** Whether a line is a heading beyond doubt, also where a title in capitals may still go on. */
export function isUsualHeading(words: string): boolean {
  return words.length <= 100 && (usual.test(words) || (words.endsWith(':') && capitals.test(words)))
}

const numerals = 'bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies|terdecies|quat|quint|quinqiues|sex'
const latin = String.raw`(?:${numerals}|Bis|Ter|Quater|${numerals.toUpperCase()})`
const besides = String.raw`(?:ante|alt\d{0,2}|pre|ANTE|ALT\d{0,2}|PRE)`
const paragraphs = String.raw`(?:PP|OP|Pp|Op|PA|DP)`
const after = String.raw`(?=$|\s+[^\s\p{Ll},;:.)\]/]|[\p{Lu}"“‘«¿¡[(])`
const afterItem = String.raw`(?=$|\s+[^\s,;:.)\]]|[\p{Lu}"“‘«¿¡[(])`
const chapterWord = String.raw`(?:CHAPTER|CAP[IÍ]TULO|CHAPITRE|PART|PARTE|PARTIE|SECTION|SECCIÓN|SEÇÃO|ANNEX|ANEXO|ANNEXE|Chapter|Cap[ií]tulo|Chapitre)`
const chapter = new RegExp(String.raw`^(${chapterWord} (?:\d{1,3}|[IVXLC]{1,6}|[A-Z])(?: ?${latin})?\.?)(?: ?[–—:-] ?|\s+|$)(.*)$`, 'su')
const objective = new RegExp(
  String.raw`^((?:Objective|OBJECTIVE|Objetivo|OBJETIVO|Objectif|OBJECTIF|Goal|GOAL|Meta|META) \d{1,3}(?:\.\d{1,3}){0,3}\.?(?: ?\(?${latin}\)?\.?)?)(?:\s*[–—:-](?=\s|$))?${after}\s*(.*)$`, 'su',
)
const article = new RegExp(
  String.raw`^((?:Article|ARTICLE|Artículo|ARTÍCULO|Artigo|ARTIGO|Recommendation|Paragraph|Target|TARGET|Principle|PRINCIPLE|Rule|RULE|Recital|Regulation|Principio|Principe|Regla|Règle|Cible|(?:Preambular|Operative) (?:paragraph|Paragraph)) (?:(?:ante|ANTE) ?)?(?:[A-Z]{1,3}\.){0,3}\d{1,3}(?:\.[a-z\d]{1,3}){0,2}(?: ?\(?${latin}\)?)?(?: ?${besides}(?!\p{L}))?[.:]{0,2})(?:\s*[–—-](?=\s|$))?${after}\s*(.*)$`, 'su',
)
const item = new RegExp(
  String.raw`^((?:(?:ALT|Alt) )?(?:${paragraphs}[ .]?\d{1,3}|(?:ante|pre) ?\d{1,3}|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivx]{1,5}|[IVX]{1,5}|[a-zA-Z]))` +
    String.raw`(?:[ .(-]{0,3}${latin}(?!\p{L}))?(?:[ .]?(?:\((?:${besides})(?=\))|${besides}(?!\p{L})))?(?: \((?:new|nuevo|nouveau|novo)\))?[.):]{0,2})${afterItem}\s*(.*)$`, 'su',
)
const isMarked = new RegExp(String.raw`^${paragraphs}[ .]?\d|^(?:ante|pre) ?\d|\d\.\d|${latin}$|${besides}$`)
const startsMarked = new RegExp(String.raw`^(?:${paragraphs}|ALT|Alt|ante|pre)`)
const option = /^((?:Option|OPTION|Opción|OPCIÓN|Opção|Alternative|ALTERNATIVE|Variant|VARIANT) (?:\d{1,2}|[IVX]{1,4}|[A-Z])(?:[.:]|\)|(?= [–—-] ))?)(?: [–—-](?= ))?(?=$|\s+[^\s\p{Ll},;.)\]/:]|[\p{Lu}"“‘«¿¡[({])\s*(.*)$/su
const wordy = /^(\p{Lu}[\p{L}\p{M}\p{N}’'()/ -]{1,50}:)(\s.*|)$/su
const listHeading = /^(?:Actions?|ACTIONS?|Acci[oó]n(?:es)?|A[cç](?:ão|ões)|Activities|Actividades|Activités|Atividades|Measures|Medidas|Mesures|Targets|Indicators|Commitments|Recommendations):?$/
const usual = /^(?:(?:INTRODUCTION|PREAMBLE|BACKGROUND|FOREWORD|CONCLUSIONS?|FINAL PROVISIONS|FOLLOW-UP|INTRODUCCIÓN|PREÁMBULO|PRÉAMBULE|INTRODUÇÃO|PREÂMBULO):?|(?:Introduction|Preamble|Background|Introducción|Preámbulo|Préambule|Introdução|Preâmbulo):?)$/
const capitals = /^(?=.*\p{Lu}{2})[\p{Lu}\p{N}][\p{Lu}\p{M}\p{N} ,'’()&/–—-]*:?$/u

function chapterLabel(line: string): FoundLabel | null {
  const found = chapter.exec(line)
  if (!found) return null
  const [, label = '', rest = ''] = found
  const separated = /^\s*[–—:-]/.test(line.slice(label.length))
  const isName = label === label.toUpperCase() ? !/^\p{Ll}/u.test(rest) || separated : separated || rest === ''
  return isName ? { kind: 'chapter', label: single(label), rest } : null
}

function objectiveLabel(line: string): FoundLabel | null {
  const found = objective.exec(line)
  return found && { kind: 'objective', label: single(found[1]!), rest: found[2]! }
}

function articleLabel(line: string): FoundLabel | null {
  const found = article.exec(line)
  return found && { kind: 'paragraph', label: single(found[1]!), rest: found[2]! }
}

function numberLabel(line: string, items: UnitKind, afresh: boolean): FoundLabel | null {
  // "(a)updating": the space is lost, which only an item in parentheses can lose and still be told.
  const found = item.exec(line) ?? (afresh ? /^(\((?:[a-h]|[ivx]{1,4}|\d{1,2})\))(\p{Ll}{3}.*)$/su.exec(line) : null)
  if (!found) return null
  const [, label = '', rest = ''] = found
  const closed = /[.):]$/.test(label)
  const marked = isMarked.test(label)
  if (!closed && !marked) return null
  if (/^\p{Ll}/u.test(rest) && !(afresh && closed)) return null
  if (/^\(?\p{L}/u.test(label) && !startsMarked.test(label) && !/^\(?(?:[a-zA-Z]|[ivx]+|[IVX]+)(?:[ .(]|[):])/.test(label)) return null
  return { kind: items, label: single(label), rest }
}

/** "Option 1", "OPTION A: …", one of several readings of a paragraph or more. */
function optionLabel(line: string): FoundLabel | null {
  const found = option.exec(line)
  return found && { kind: 'paragraph', label: single(found[1]!), rest: found[2]! }
}

/** "Purpose:" – some words and a colon, after which a sentence begins or the line ends. */
function wordLabel(line: string): FoundLabel | null {
  const found = wordy.exec(line.length > 4000 ? line.slice(0, 60) : line)
  if (!found) return null
  const label = found[1]!
  const rest = line.slice(label.length).trimStart()
  if (label.split(/\s+/).length > 5 || /^[\p{Ll}\d]/u.test(rest)) return null
  return rest === '' && capitals.test(label) ? null : { kind: 'paragraph', label: single(label), rest }
}

function single(label: string): string {
  return label.replace(/\s+/g, ' ').trim()
}
