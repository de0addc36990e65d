import type { WordText } from '../../schema/word/wordText.ts'
import { readWord } from '../../server/word/in/readWord.ts'
import { comment, commented, del, docxFile, ins, p, t } from './docxFile.ts'

/** A Word file that three authors changed, one of whom nobody knows, with words struck by hand, a stray bracket and comments. */
export function threeAuthors(): Uint8Array {
  return docxFile({
    body: [
      p(t('Draft Plan of Action for Water')),
      p(t('1. Member states shall ') + ins('Delegation of Uruguay', 'promptly ') + t('respect ') + del('Brazil', 'the law') + t(' of water.')),
      p(t('2. To [Uru: while ') + ins('Maria Quispe', 'and wells ') + t('keep rivers clean.')),
      p(t('3. To share ') + t('costly', 'strike') + t(' ') + t('fair', 'u') + t(' data.')),
      p(commented(0, t('4. To measure water.')) + ins('Brazil', ' Every year.')),
      p(t('4. To publish what was measured. AGREED INF 04/03/12')),
      p(commented(1, t('5. To meet again.'))),
    ].join(''),
    comments: comment(0, 'Brazil', 'We oppose this paragraph') + comment(1, 'Maria Quispe', 'Where does this come from?'),
  })
}

/** What that file says. */
export function threeAuthorsText(): WordText {
  return readWord(threeAuthors())
}
