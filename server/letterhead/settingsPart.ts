import type { XmlElement } from './xmlNode.ts'
import { isElement, withChildren } from './xmlNode.ts'
import { wordNames } from '../word/out/xml.ts'

/** The settings of a letterhead with those a text needs: its notes, and that Word records what is typed into it. Word refuses settings
 * that stand in another order than its own. */
export function settingsPart(theirs: XmlElement | null, { records }: { readonly records: boolean }): XmlElement {
  const settings = theirs ?? { name: 'w:settings', attributes: wordNames, children: [] }
  const noted = inserted(settings, footnotes, (name) => behindNotes.has(name) || !name.startsWith('w:'))
  return records ? inserted(noted, element('w:trackRevisions'), (name) => !beforeRecording.has(name)) : noted
}

/** With a child more, before the first that has to stand behind it. */
function inserted(node: XmlElement, added: XmlElement, isBehind: (name: string) => boolean): XmlElement {
  const found = node.children.findIndex((each) => isElement(each) && isBehind(each.name))
  const at = found < 0 ? node.children.length : found
  return withChildren(node, [...node.children.slice(0, at), added, ...node.children.slice(at)])
}

function element(name: string, attributes: Readonly<Record<string, string>> = {}, children: readonly XmlElement[] = []): XmlElement {
  return { name, attributes, children }
}

const footnotes = element('w:footnotePr', {}, ['-1', '0'].map((id) => element('w:footnote', { 'w:id': id })))

const beforeRecording: ReadonlySet<string> = new Set([
  'view', 'zoom', 'removePersonalInformation', 'removeDateAndTime', 'doNotDisplayPageBoundaries', 'displayBackgroundShape', 'printPostScriptOverText',
  'printFractionalCharacterWidth', 'printFormsData', 'embedTrueTypeFonts', 'embedSystemFonts', 'saveSubsetFonts', 'saveFormsData', 'mirrorMargins',
  'alignBordersAndEdges', 'bordersDoNotSurroundHeader', 'bordersDoNotSurroundFooter', 'gutterAtTop', 'hideSpellingErrors', 'hideGrammaticalErrors',
  'activeWritingStyle', 'proofState', 'formsDesign', 'stylePaneFormatFilter', 'stylePaneSortMethod', 'documentType', 'revisionView',
].map((name) => `w:${name}`))

const behindNotes: ReadonlySet<string> = new Set([
  'compat', 'docVars', 'themeFontLang', 'clrSchemeMapping', 'doNotIncludeSubdocsInStats', 'doNotAutoCompressPictures', 'forceUpgrade', 'captions',
  'readModeInkLockDown', 'smartTagType', 'shapeDefaults', 'doNotEmbedSmartTags', 'decimalSymbol', 'listSeparator',
].map((name) => `w:${name}`))
