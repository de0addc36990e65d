import { useState } from 'react'

/** How a comparison is looked at. */
export interface View {
  /** What came and what went in one text, or the two texts beside each other. */
  readonly layout: 'inline' | 'sides'
  /** Paragraphs that did not change are left out. */
  readonly onlyChanges: boolean
}

const key = 'adref compare view'
const usual: View = { layout: 'inline', onlyChanges: true }

/** How this person likes to look at comparisons, kept in the browser. */
export function useView(): [View, (view: View) => void] {
  const [view, setView] = useState(stored)
  return [view, (next) => {
    setView(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // It is asked for again next time.
    }
  }]
}

function stored(): View {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof value !== 'object' || value === null) return usual
    return { layout: 'layout' in value && value.layout === 'sides' ? 'sides' : 'inline', onlyChanges: !('onlyChanges' in value) || value.onlyChanges !== false }
  } catch {
    return usual
  }
}
