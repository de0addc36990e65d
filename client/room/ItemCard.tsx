import { Check, Columns2, MessageSquareQuote, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { GridListItem } from 'react-aria-components'
import type { OpenItem } from '../../schema/openItems.ts'
import { holderNames, partyName } from '../../schema/naming.ts'
import { IconButton } from '../controls/Button.tsx'
import { partyColour } from '../style/partyColour.ts'
import type { Shown } from '../words/Words.tsx'
import type { Card } from './cards.ts'
import type { ItemDeeds } from './useItemDeeds.ts'

const say = {
  nobody: 'In brackets',
  heading: 'Positions',
  kinds: { ins: 'inserts', del: 'deletes', replace: 'replaces', hold: 'in brackets', unit: 'new paragraph' },
  nested: 'inside another bracket',
  withdraw: 'Withdraw',
  withdrawFor: (name: string) => `Withdraw for ${name}`,
  accept: 'Accept',
  reject: 'Reject',
  position: 'Take a position',
  alternatives: 'What stands against it',
  stances: {
    proposes: 'proposes',
    supports: 'supports',
    opposes: 'opposes',
    reserves: 'reserves its position',
    'pending consultations': 'pending consultations',
    'can live with': 'can live with it',
  },
}

interface CardProps {
  readonly value: Card
  readonly shown: Shown
  readonly deeds: ItemDeeds
}

/** One thing on the table: who holds it, the words, who says what to it, and what may be done with it here. */
export function ItemCard({ id, value, shown, deeds }: CardProps & { readonly id: string }) {
  const { item, isHere } = value
  return (
    <GridListItem
      id={id}
      value={value}
      className="card"
      data-here={isHere || undefined}
      textValue={[headingOf(item, shown), kindOf(item), wordsOf(item)].filter(Boolean).join(', ')}
      style={{ '--voice': partyColour(item.by, shown.colours) }}
    >
      <CardBody value={value} shown={shown} deeds={deeds} />
    </GridListItem>
  )
}

/** A part of its own, so that nothing of it is made for cards out of sight. */
function CardBody({ value: { item }, shown, deeds }: CardProps) {
  const name = holderNames(shown, item.by)
  const kind = kindOf(item)
  const [accept, reject, withdraw] = [deeds.accept(item), deeds.reject(item), deeds.withdraw(item)]
  return (
    <>
      <div className="card-head">
        <span className="card-holder">{headingOf(item, shown)}</span>
        {name && <span className="card-kind">{item.parent === null ? kind : `${kind}, ${say.nested}`}</span>}
      </div>
      {wordsOf(item) && <CardWords item={item} />}
      {(item.positions.length > 0 || item.remarks.length > 0) && (
        <ul className="card-positions">
          {item.positions.map((position, at) => (
            <li key={at} style={{ '--voice': partyColour(position.party, shown.colours) }}>
              <strong>{partyName(shown, position.party)}</strong> {say.stances[position.stance]}
              {position.printed !== null && <span className="card-printed"> {position.printed}</span>}
            </li>
          ))}
          {item.remarks.map((remark) => (
            <li key={remark} className="quiet">
              {remark}
            </li>
          ))}
        </ul>
      )}
      <div className="card-deeds">
        <Deed deed={accept} icon={<Check aria-hidden />} letter="a">
          {say.accept}
        </Deed>
        <Deed deed={reject} icon={<X aria-hidden />} letter="r">
          {say.reject}
        </Deed>
        <Deed deed={deeds.alternatives(item)} icon={<Columns2 aria-hidden />} letter="v">
          {say.alternatives}
        </Deed>
        <Deed deed={deeds.position(item)} icon={<MessageSquareQuote aria-hidden />} letter="s">
          {say.position}
        </Deed>
        <Deed deed={withdraw} icon={<Undo2 aria-hidden />} letter="w">
          {accept ? say.withdrawFor(name) : say.withdraw}
        </Deed>
      </div>
    </>
  )
}

function headingOf(item: OpenItem, shown: Shown): string {
  return holderNames(shown, item.by) || (item.type === 'positions' ? say.heading : say.nobody)
}

function kindOf(item: OpenItem): string {
  return item.kind === null ? '' : say.kinds[item.kind]
}

function wordsOf(item: OpenItem): string {
  return [item.struck, item.inserted, item.held].filter(Boolean).join(' → ')
}

function CardWords({ item }: { item: OpenItem }) {
  return (
    <p className="card-words">
      {item.struck && <del>{short(item.struck)}</del>}
      {item.struck && item.inserted && ' '}
      {item.inserted && <ins>{short(item.inserted)}</ins>}
      {item.held && <span className="card-held">{short(item.held)}</span>}
    </p>
  )
}

function Deed({ deed, icon, letter, children }: { deed: (() => void) | null; icon: ReactNode; letter: string; children: string }) {
  if (!deed) return null
  return (
    <IconButton name={children} keys={letter} onPress={deed}>
      {icon} <span className="card-deed-name">{children}</span>
    </IconButton>
  )
}

/** Long proposals by their beginning: the card is to be recognised, the page to be read. */
function short(words: string): string {
  const trimmed = words.trim()
  return trimmed.length > longest ? `${trimmed.slice(0, longest).replace(/\s\S*$/, '')} …` : trimmed
}
const longest = 220
