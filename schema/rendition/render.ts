import type { Draft } from '../draft.ts'
import { serialise } from '../serialise.ts'
import { annotated } from './annotated.ts'
import { clean } from './clean.ts'
import type { Rendition, RenditionOptions } from './rendition.ts'
import { toHtml } from './toHtml.ts'
import { toJson } from './toJson.ts'
import { toText } from './toText.ts'

export const renditionFormats = ['txt', 'html', 'json'] as const
export type RenditionFormat = (typeof renditionFormats)[number]

/** A draft made ready for print: the one step all formats share. */
export function renditionOf(draft: Draft, { as, assume }: RenditionOptions): Rendition {
  return as === 'annotated' ? annotated(draft) : clean(draft, assume)
}

/** A draft in print: the same draft gives the same bytes. Annotated text is what `serialise` writes, so that it can be read again. */
export function render(draft: Draft, options: RenditionOptions, to: RenditionFormat): string {
  if (to === 'txt' && options.as === 'annotated') return serialise(draft)
  const rendition = renditionOf(draft, options)
  if (to === 'txt') return toText(rendition)
  return to === 'html' ? toHtml(rendition) : toJson(rendition)
}
