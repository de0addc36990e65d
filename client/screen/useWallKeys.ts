import { useEffect, useState } from 'react'

/** Size of the words and width of the column, as shares of what the screen suggests. */
export interface WallScale {
  readonly size: number
  readonly width: number
}

const stored = 'adref wall'
const [smallest, largest] = [0.5, 2.5]

/** The size and width a person set by key at this screen: + and −, the arrows, 0 for what was suggested, f for the full screen. */
export function useWallKeys(): WallScale {
  const [scale, setScale] = useState(remembered)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const next = deed(event.key)
      if (next) {
        event.preventDefault()
        setScale((last) => keep(next(last)))
      } else if (event.key === 'f') void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return scale
}

function deed(key: string): ((scale: WallScale) => WallScale) | null {
  const times = (value: number, by: number) => Math.min(largest, Math.max(smallest, Math.round(value * by * 100) / 100))
  switch (key) {
    case '+':
    case '=':
      return ({ size, width }) => ({ size: times(size, 1.1), width })
    case '-':
      return ({ size, width }) => ({ size: times(size, 1 / 1.1), width })
    case 'ArrowRight':
      return ({ size, width }) => ({ size, width: times(width, 1.1) })
    case 'ArrowLeft':
      return ({ size, width }) => ({ size, width: times(width, 1 / 1.1) })
    case '0':
      return () => ({ size: 1, width: 1 })
    default:
      return null
  }
}

function keep(scale: WallScale): WallScale {
  localStorage.setItem(stored, JSON.stringify(scale))
  return scale
}

function remembered(): WallScale {
  const [size, width] = /^\{"size":([\d.]+),"width":([\d.]+)\}$/.exec(localStorage.getItem(stored) ?? '')?.slice(1).map(Number) ?? []
  return { size: size || 1, width: width || 1 }
}
