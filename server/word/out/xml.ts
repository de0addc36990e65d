/** Attributes of an element; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** An element with its children, which are XML already. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  let head = name
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) head += ` ${key}="${escapeXml(String(value))}"`
  const content = children.join('')
  return content === '' ? `<${head}/>` : `<${head}>${content}</${name}>`
}

/** Text as XML. Characters that no XML file may hold are left out: Word refuses a file with one of them. */
export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 excludes
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  return allowed.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A whole part of a package. */
export function xmlFile(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`
}

/** The names the parts of a Word file are written in. */
export const wordNames = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const
