import { comment, commented, del, docxFile, ins, p, t } from '../../support/docxFile.ts'

/** A Word file as it comes out of a session: three delegations wrote in it while Word was recording, one of them under a name that no
 * table knows, and a bracket, a date and a strike may be read in more than one way. */
export const trackedWord: Uint8Array = docxFile({
  body: [
    p(t('Draft plan for the rain', 'b')),
    p(t('CHAPTER 1 – ROOFS')),
    p(t('1. To collect rain on every roof') + ins('Uruguay', ' and terrace') + t(' of public buildings.')),
    p(t('2. To store it ') + del('Delegation of Brazil', 'for the dry months') + ins('Delegation of Brazil', 'in covered tanks for ninety days') + t('.')),
    p(t('3. To keep the gutters ') + ins('M. Ortega', 'and drains ') + t('clean] and inspected.')),
    p(t('4. To train a mason in each village. AGREED INF 03/02/26')),
    p(t('5. To report every year') + commented(1, t(' to the Council')) + t('.')),
  ].join(''),
  comments: comment(1, 'Uruguay', 'Uruguay reserves its position.'),
})
