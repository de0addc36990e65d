/** A line of annotated text, with the paragraphs of the Word file it is made of, counted from 1. */
export interface AnnotatedLine {
  readonly text: string
  readonly from: number
  readonly to: number
}
