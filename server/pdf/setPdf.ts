import { readFileSync } from 'node:fs'
import initialise, { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import { coverageOf } from './coverage.ts'
import { declareUa } from './declareUa.ts'
import type { PdfText } from './pdfText.ts'

/** The file, or the characters no font here has. */
export type PdfAnswer = { readonly pdf: Uint8Array } | { readonly missing: readonly string[] }

/** Sets a text as a tagged PDF, or names the characters no font at hand has.
 *
 * The template is fixed and reads the text as data, so that nothing anybody typed can be markup. It can read no file and load no package;
 * and no font but those here is looked at, since the bytes would depend on the machine. */
export async function setPdf(text: PdfText): Promise<PdfAnswer> {
  const fonts = fontFiles.map((file) => readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/${file}.ttf`))))
  const data = JSON.stringify(text)
  const missing = missingIn(data, fonts)
  if (missing.length > 0) return { missing }
  await (started ??= start())
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of fonts) await builder.add_raw_font(font)
  const compiler = await builder.build()
  compiler.add_source('/draft.typ', readFileSync(new URL('./draft.typ', import.meta.url), 'utf8'))
  compiler.map_shadow('/data.json', new TextEncoder().encode(data))
  const answer = compiler.compile('/draft.typ', undefined, 'pdf', plainDiagnostics) as { result?: Uint8Array; diagnostics?: unknown }
  if (!answer.result) throw new Error(`The PDF could not be set: ${JSON.stringify(answer.diagnostics)}`)
  return { pdf: declareUa(answer.result) }
}

const plainDiagnostics = 3

let started: Promise<void> | undefined

/** Memory for a draft of two hundred pages is asked for at once and given back to Typst's own allocator, which keeps it. Left to itself it
 * grows by 64 kB and more, and at every step V8 collects garbage it does not have: half of all the work. What is not used is never touched. */
async function start(): Promise<void> {
  const { __wbindgen_export: allocate, __wbindgen_export4: release } = await initialise({ module_or_path: readFileSync(new URL(import.meta.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))) })
  release(allocate(roomy, 1) >>> 0, roomy, 1)
}

const roomy = 512 * 2 ** 20

const fontFiles = [
  ...['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'].map((style) => `noto-serif/${style}/NotoSerif_${style}`),
  ...['400Regular', '700Bold'].map((style) => `noto-naskh-arabic/${style}/NotoNaskhArabic_${style}`),
]

/** Characters that are to be seen, and that neither family has in its regular style. */
function missingIn(data: string, fonts: readonly Uint8Array[]): string[] {
  const covers = [fonts[0]!, fonts[4]!].map(coverageOf)
  const seen = new Set(data.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))
  return [...seen].filter((character) => !covers.some((has) => has(character.codePointAt(0)!)))
}
