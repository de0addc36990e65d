import { Check, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, GridListItem } from 'react-aria-components'
import type { OpenItem } from '../../schema/openItems.ts'
import { holderNames, partyName } from '../../schema/naming.ts'
import { partyColour } from '../style/partyColour.ts'
import { useFacts } from './useFacts.ts'
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
  stances: {
    proposes: 'proposes',
    supports: 'supports',
    opposes: 'opposes',
    reserves: 'reserves its position',
    'pending consultations': 'pending consultations',
    'can live with': 'can live with it',
  },
}

/** One thing on the table: who holds it, the words, who says what to it, and what may be done with it here. */
export function ItemCard({ id, item, isHere, deeds }: { id: string; item: OpenItem; isHere: boolean; deeds: ItemDeeds }) {
  const { shown } = useFacts()
  const name = holderNames(shown, item.by)
  const heading = name || (item.type === 'positions' ? say.heading : say.nobody)
  const words = [item.struck, item.inserted, item.held].filter(Boolean).join(' → ')
  const kind = item.kind === null ? '' : say.kinds[item.kind]
  return (
    <GridListItem
      id={id}
      className="card"
      data-here={isHere || undefined}
      textValue={[heading, kind, words].filter(Boolean).join(', ')}
      style={{ '--voice': partyColour(item.by, shown.colours) }}
    >
      <div className="card-head">
        <span className="card-holder">{heading}</span>
        {name && <span className="card-kind">{item.parent === null ? kind : `${kind}, ${say.nested}`}</span>}
      </div>
      {words && <CardWords item={item} />}
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
        <Deed deed={deeds.accept(item)} icon={<Check aria-hidden />} letter="a">
          {say.accept}
        </Deed>
        <Deed deed={deeds.reject(item)} icon={<X aria-hidden />} letter="r">
          {say.reject}
        </Deed>
        <Deed deed={deeds.withdraw(item)} icon={<Undo2 aria-hidden />} letter="w">
          {deeds.accept(item) ? say.withdrawFor(name) : say.withdraw}
        </Deed>
      </div>
    </GridListItem>
  )
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

function Deed({ deed, icon, letter, children }: { deed: (() => void) | null; icon: ReactNode; letter: string; children: ReactNode }) {
  if (!deed) return null
  return (
    <Button className="card-deed" preventFocusOnPress onPress={deed} aria-keyshortcuts={letter}>
      {icon} {children}
    </Button>
  )
}

/** Long proposals by their beginning: the card is to be recognised, the page to be read. */
function short(words: string): string {
  const trimmed = words.trim()
  return trimmed.length > longest ? `${trimmed.slice(0, longest).replace(/\s\S*$/, '')} …` : trimmed
}
const longest = 220
