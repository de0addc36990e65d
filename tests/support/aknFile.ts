import { existsSync, readFileSync } from 'node:fs'
import { XmlBufferInputProvider, XmlDocument, XmlValidateError, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'
import { SaxesParser } from 'saxes'

const folder = `${import.meta.dirname}/../../../shared/akn`

/** What the standard has against a file, by its own schema; null, said aloud, where the schema is not at hand. */
export function aknFaults(): ((source: string) => readonly string[]) | null {
  const [schema, xml] = ['akomantoso30.xsd', 'xml.xsd'].map((name) => `${folder}/${name}`) as [string, string]
  if (!existsSync(schema)) {
    console.warn(`There is no ${schema}: Akoma Ntoso files are not held against the schema of the standard.`)
    return null
  }
  xmlRegisterInputProvider(new XmlBufferInputProvider({ [xml]: readFileSync(xml) }))
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(schema), { url: schema }))
  return (source) => {
    const file = XmlDocument.fromString(source)
    try {
      validator.validate(file)
      return []
    } catch (error) {
      if (error instanceof XmlValidateError) return error.details.map(({ line, message }) => `${line}: ${message.trim()}`)
      throw error
    } finally {
      file.dispose()
    }
  }
}

/** What an Akoma Ntoso file says, read without its schema. */
export interface AknFile {
  /** Ids of places, as often as they are given. */
  readonly eIds: readonly string[]
  /** Places referred to. */
  readonly references: readonly string[]
  /** What is printed of each unit, by its permanent id; a note is its marker. */
  readonly words: ReadonlyMap<string, string>
  /** Names and attributes of elements, in order. */
  readonly elements: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly text: string }[]
}

/** Throws where the file is not well-formed. */
export function readAkn(source: string): AknFile {
  const words = new Map<string, string>()
  const elements: { name: string; attributes: Record<string, string>; text: string; unit: string | null; silent: boolean }[] = []
  const open: typeof elements = []
  const say = (text: string) => {
    for (const each of open) each.text += text
    const { unit, silent } = open.at(-1) ?? { unit: null, silent: true }
    if (unit !== null && !silent) words.set(unit, (words.get(unit) ?? '') + text)
  }
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const around = open.at(-1)
    const isUnit = ['longTitle', 'chapter', 'hcontainer', 'paragraph'].includes(name)
    if (name === 'authorialNote' || name === 'noteRef') say(attributes['marker'] ?? '')
    const element = { name, attributes, text: '', unit: isUnit ? (attributes['wId'] ?? null) : (around?.unit ?? null), silent: name === 'authorialNote' || around?.silent === true }
    elements.push(element)
    open.push(element)
    if (isUnit && element.unit !== null) words.set(element.unit, '')
  })
  parser.on('text', say)
  parser.on('closetag', ({ name }) => {
    if (name === 'num') say(' ')
    open.pop()
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(source).close()
  const named = ['href', 'refersTo', 'by', 'as', 'outcome', 'source', 'alternativeTo']
  return {
    words, elements,
    eIds: elements.flatMap(({ attributes }) => attributes['eId'] ?? []),
    references: elements.flatMap(({ attributes }) => named.flatMap((name) => (attributes[name] ?? '').split(' ')).flatMap((each) => (each.startsWith('#') ? decodeURI(each.slice(1)) : [])).concat(attributes['alternativeTo'] ?? [])),
  }
}
