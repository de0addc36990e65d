import { ended } from '../../schema/naming.ts'
import { Button } from '../controls/Button.tsx'
import { useFacts } from './useFacts.ts'
import { usePointer } from './usePointer.ts'

const say = {
  on: (place: string) => ended(`The room is on ${place}`),
  go: 'Go there',
  follow: 'Follow again',
}

/** Where the room is, for a screen that stayed elsewhere: because its owner was typing, or does not follow. Nothing where one is along. */
export function PointerLine() {
  const { places } = useFacts()
  const { unit, follows, isBehind, setFollows, go } = usePointer()
  const place = unit === null ? undefined : places.get(unit)
  if (place === undefined || (follows && !isBehind)) return null
  return (
    <div className="pointer-line" role="status">
      <p>{say.on(place)}</p>
      <Button tone="quiet" preventFocusOnPress onPress={go}>
        {say.go}
      </Button>
      {!follows && (
        <Button tone="quiet" preventFocusOnPress onPress={() => (setFollows(true), go())}>
          {say.follow}
        </Button>
      )}
    </div>
  )
}
