import { createContext, useContext } from 'react'

export const sideTabs = ['table', 'list', 'meeting'] as const
/** What stands beside the page: what is on the table, the run list, the meeting. */
export type SideTab = (typeof sideTabs)[number]

/** Which of them is shown, and how to show another; on a narrow screen that opens the drawer too. */
export interface SideTabState {
  readonly tab: SideTab
  readonly show: (tab: SideTab) => void
}

export const SideTabContext = createContext<SideTabState>({ tab: 'table', show: () => {} })

export function useSideTab(): SideTabState {
  return useContext(SideTabContext)
}

/** Puts the focus into the list of the panel, once it is there. */
export function focusPanel(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(':is(.room-panel, .overlay) .side-panel:not([data-inert]) :is([role=grid], button)')?.focus())
}
