/** Why a file cannot be read as Word: a sentence for the person who sent it. */
export class WordFault extends Error {
  override readonly name = 'WordFault'
}
