import type { ReactNode } from 'react'
import type { ButtonProps } from 'react-aria-components'
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** `main` is the one thing to do here, `plain` another, `quiet` one that must not ask for attention, `grave` one that ends something. */
export type Tone = 'main' | 'plain' | 'quiet' | 'grave'

/** A button. `keys` is the shortcut, shown beside the words and told to screen readers. */
export function Button({ tone = 'plain', icon, keys, children, ...props }: ButtonProps & { tone?: Tone; icon?: ReactNode; keys?: string; children: ReactNode }) {
  return (
    <AriaButton {...props} className="button" data-tone={tone} aria-keyshortcuts={spokenKeys(keys)}>
      {icon}
      <span className="button-words">{children}</span>
      {keys !== undefined && <Keys keys={keys} />}
    </AriaButton>
  )
}

/** A button that shows only its icon; its name is its tooltip. Never takes the focus out of the text when pressed with a pointer. */
export function IconButton({ name, keys, children, tone = 'quiet', ...props }: Omit<ButtonProps, 'children'> & { name: string; keys?: string; tone?: Tone; children: ReactNode }) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...props} preventFocusOnPress className="button icon-button" data-tone={tone} aria-label={name} aria-keyshortcuts={spokenKeys(keys)}>
        {children}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {name}
        {keys !== undefined && <Keys keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** Keys as they are printed on them: "Mod" is Ctrl, or ⌘ on a Mac. */
export function Keys({ keys }: { keys: string }) {
  return (
    <kbd className="keys" aria-hidden>
      {printedKeys(keys)}
    </kbd>
  )
}

/** Keys by the names that `aria-keyshortcuts` knows. */
export function spokenKeys(keys: string | undefined): string | undefined {
  return keys?.replace('Mod', isMac ? 'Meta' : 'Control').replace('Esc', 'Escape')
}

/** Keys in words, for a place where there is no room to draw them. */
export function printedKeys(keys: string): string {
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Backspace: '⌫' }
    : { Mod: 'Ctrl' }
  return keys.split('+').map((key) => names[key] ?? key).join(isMac ? '' : ' ')
}
