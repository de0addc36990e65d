import { ArrowDown, ArrowUp, Check } from 'lucide-react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Party } from '../../schema/draft.ts'
import type { Reading, ReviewItem } from '../../schema/review/reviewItem.ts'
import { Button, IconButton, Keys } from '../controls/Button.tsx'
import { PartyPicker } from '../controls/PartyPicker.tsx'
import type { Shown } from '../words/Words.tsx'
import { focusItems } from './ItemList.tsx'
import { LookWords } from './LookWords.tsx'
import { listedReadings, partiesToFind, readingOfParty } from './partyReading.ts'
import { placeOf } from './place.ts'
import type { OpenReview } from './reviewState.ts'
import { chosenIn, currentItem, visibleItems } from './reviewState.ts'
import { usePartyOf } from './SourcePane.tsx'
import { theReview } from './theReview.ts'

const say = {
  place: (at: number, of: number) => `${at} of ${of}`,
  line: (n: number) => `line ${n}`,
  more: (count: number) => `and ${count} more`,
  otherLines: 'Other places',
  understood: 'Understood as',
  readAs: 'To be read as',
  howSure: 'How sure this is',
  party: 'Another party',
  accept: 'Accept',
  accepted: 'Accepted',
  chosen: 'Read otherwise',
  goOn: 'Next',
  next: 'Next finding',
  before: 'Finding before',
}

/** Where the field that names a party is found by its key. */
export const partyFieldId = 'review-party'
/** How many other places are named one by one. */
const placesNamed = 8
const dots = { sure: 3, likely: 2, 'a guess': 1 } as const

/** The finding one is at: the source line, what was understood, how sure, and the other readings. */
export function ItemDetail({ state, shown }: { state: OpenReview; shown: Shown }) {
  const item = currentItem(state)
  const partyOf = usePartyOf(state.file, state.answering.said.answers)
  if (!item) return null
  const items = visibleItems(state)
  const { line: n } = placeOf(state)
  const line = state.file.look.find((each) => each.n === n)
  const chosen = chosenIn(item, state.answering.said)
  const isSettled = state.answering.said.settled.has(item.id)
  const others = item.lines.filter((each) => each !== n)
  return (
    <section key={item.id} className="review-detail" aria-labelledby="review-detail-title">
      <h2 id="review-detail-title" className="review-detail-title">
        <span className="review-row-kind">{item.kind}</span> {items.includes(item) && <span className="quiet">{say.place(items.indexOf(item) + 1, items.length)}</span>}
      </h2>
      <p>{item.sentence}</p>
      {line && (
        <blockquote className="review-quote">
          <span className="source-number">{say.line(line.n)}</span>
          <p className="source-words">
            {line.label !== undefined && <span className="source-label">{line.label}</span>}
            <LookWords pieces={line.pieces} partyOf={partyOf} shown={shown} />
          </p>
        </blockquote>
      )}
      {others.length > 0 && (
        <p className="review-places">
          <span className="quiet">{say.otherLines}</span>
          {others.slice(0, placesNamed).map((each) => (
            <Button key={each} tone="quiet" onPress={() => theReview.goTo(item.id, each)}>
              {say.line(each)}
            </Button>
          ))}
          {others.length > placesNamed && <span className="quiet">{say.more(others.length - placesNamed)}</span>}
        </p>
      )}
      <Readings item={item} chosen={chosen} />
      <WhichParty parties={state.file.parties} item={item} chosen={chosen} />
      <div className="review-detail-foot">
        <IconButton name={say.before} keys="k" onPress={() => theReview.walk(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton name={say.next} keys="j" onPress={() => theReview.walk(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        {isSettled && (
          <span className="review-settled">
            <Check aria-hidden /> {chosen > 0 ? say.chosen : say.accepted}
          </span>
        )}
        <Button keys="Enter" onPress={theReview.acceptAndGo}>
          {isSettled ? say.goOn : say.accept}
        </Button>
      </div>
    </section>
  )
}

/** What was understood, how sure that is, and the other readings, where there are any. */
function Readings({ item, chosen }: { item: ReviewItem; chosen: number }) {
  const { readings, understood, sentence } = item
  if (readings.length < 2)
    return (
      <div className="review-understood">
        <h3 className="review-label">
          {understood === sentence ? say.howSure : say.understood} <Sure sure={item.sure} />
        </h3>
        {understood !== sentence && <p>{understood}</p>}
      </div>
    )
  return (
    <RadioGroup
      key={item.id}
      className="review-readings"
      value={readings[chosen]?.id ?? ''}
      onChange={(id) => {
        const reading = readings.find((each) => each.id === id)
        if (reading) theReview.choose(reading)
      }}
    >
      <Label className="review-label">
        {chosen > 0 ? say.readAs : say.understood} {chosen === 0 && <Sure sure={item.sure} />}
      </Label>
      {listedReadings(item, chosen).map((reading, at) => (
        <ReadingLine key={reading.id} reading={reading} at={at} />
      ))}
    </RadioGroup>
  )
}

function Sure({ sure }: Pick<ReviewItem, 'sure'>) {
  return (
    <span className="review-sure" data-sure={sure}>
      {[1, 2, 3].map((dot) => (
        <i key={dot} aria-hidden data-full={dot <= dots[sure] || undefined} />
      ))}
      {sure}
    </span>
  )
}

function ReadingLine({ reading, at }: { reading: Reading; at: number }) {
  return (
    <Radio value={reading.id} className="review-reading">
      <span className="review-radio" aria-hidden />
      <span className="review-reading-words">{reading.sentence}</span>
      {at < 9 && <Keys keys={String(at + 1)} />}
    </Radio>
  )
}

function WhichParty({ parties, item, chosen }: { parties: readonly Party[]; item: ReviewItem; chosen: number }) {
  const asked = partiesToFind(item, chosen, parties)
  if (!asked) return null
  return (
    <PartyPicker
      key={item.id}
      label={say.party}
      inputId={partyFieldId}
      parties={asked.parties}
      value={asked.now}
      onChange={(code) => {
        const reading = readingOfParty(item, code)
        if (reading) theReview.choose(reading)
        // The field is done with; the walk goes on.
        focusItems()
      }}
      onLeave={focusItems}
    />
  )
}
