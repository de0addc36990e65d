import { createContext, useContext } from 'react'

/** The dialogs and drawers of a room; one at a time. */
export type RoomDialog =
  | { readonly name: 'openMeeting' | 'closeMeeting' | 'roll' | 'house' | 'head' | 'parties' | 'snapshots' | 'invitations' | 'clerks' | 'findings' | 'keys' | 'outline' | 'panel' | 'palette' | 'consolidate' }
  | { readonly name: 'position'; readonly on: string; readonly unit: string }
  | { readonly name: 'conflicts'; readonly bracket: string }
  | { readonly name: 'alternatives'; readonly of: string }
  | { readonly name: 'reopen' | 'remove' | 'merge'; readonly units: readonly string[] }
  | { readonly name: 'relabel' | 'history' | 'move'; readonly unit: string }

export type OpenDialog = (dialog: RoomDialog | null) => void

export const DialogContext = createContext<OpenDialog>(() => {})

/** Opens a dialog of the room; null closes it. */
export function useDialogs(): OpenDialog {
  return useContext(DialogContext)
}
