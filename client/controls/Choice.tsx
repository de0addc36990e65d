import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

/** One of a few things, side by side. Keeps the focus in the text when pressed with a pointer. */
export function Choice<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly (readonly [T, ReactNode])[]; onChange: (value: T) => void }) {
  return (
    <ToggleButtonGroup
      className="choice"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(([key]) => keys.has(key))
        if (chosen) onChange(chosen[0])
      }}
    >
      {options.map(([key, words]) => (
        <ToggleButton key={key} id={key} className="choice-option" preventFocusOnPress>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
