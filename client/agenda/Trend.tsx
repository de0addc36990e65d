import { useEffect, useState } from 'react'
import { isRefusal } from '../api.ts'
import type { TrendPoint } from '../documentApi.ts'
import { trend } from '../documentApi.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRoom } from '../room/useRoom.ts'

const say = {
  alt: (points: readonly TrendPoint[]) => {
    const [first, last] = [points[0], points.at(-1)]
    return first && last ? `Over ${points.length} snapshots: agreed from ${first.agreed} to ${last.agreed}, brackets from ${first.brackets} to ${last.brackets}.` : ''
  },
  from: (first: number, now: number) => (first === now ? String(now) : `${first} → ${now}`),
  agreed: 'agreed',
  brackets: 'brackets',
}
const [width, height, edge] = [260, 64, 4]

/** How far the draft came from snapshot to snapshot: what is agreed, and the brackets that are left. Nothing while there is only one. */
export function Trend() {
  const { document } = useRoom()
  const { progress } = useFacts()
  const [points, setPoints] = useState<readonly TrendPoint[]>([])
  const { agreed, brackets } = progress
  useEffect(() => {
    let left = false
    void trend(document).then((answer) => !left && !isRefusal(answer) && setPoints(answer))
    return () => {
      left = true
    }
    // A decision may have left a snapshot behind.
  }, [document, agreed])
  if (points.length < 2) return null
  const all = [...points, { agreed, brackets }]
  const most = Math.max(1, ...all.flatMap((point) => [point.agreed, point.brackets]))
  const line = (of: (point: Pick<TrendPoint, 'agreed' | 'brackets'>) => number) =>
    all.map((point, at) => `${edge + (at * (width - 2 * edge)) / (all.length - 1)},${height - edge - (of(point) * (height - 2 * edge)) / most}`).join(' ')
  return (
    <figure>
      <svg className="trend" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={say.alt(points)}>
        <polyline className="trend-agreed" vectorEffect="non-scaling-stroke" points={line((point) => point.agreed)} />
        <polyline className="trend-brackets" vectorEffect="non-scaling-stroke" points={line((point) => point.brackets)} />
      </svg>
      <figcaption className="trend-legend" aria-hidden>
        <span className="trend-key-agreed">
          {say.agreed} {say.from(points[0]?.agreed ?? 0, agreed)}
        </span>
        <span className="trend-key-brackets">
          {say.brackets} {say.from(points[0]?.brackets ?? 0, brackets)}
        </span>
      </figcaption>
    </figure>
  )
}
