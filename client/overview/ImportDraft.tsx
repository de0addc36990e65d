import type { ReactNode } from 'react'
import { DropZone, isFileDropItem } from 'react-aria-components'
import { FileButton } from '../review/FileButton.tsx'
import { bringIn, useReview } from '../review/theReview.ts'
import { importAddress } from '../route.ts'
import '../review/import.css'

const say = {
  button: 'Import a draft',
  drop: 'Drop the draft (.docx or .txt) anywhere on this page',
  unfinished: (name: string) => `Go on with the review of ${name}`,
}

/** The page as a place to drop a draft on, which leads into its review; `children` gets the button that opens a file instead. */
export function ImportDraft({ children }: { children: (button: ReactNode) => ReactNode }) {
  const review = useReview()
  return (
    <DropZone
      className="import-drop"
      data-hint={say.drop}
      onDrop={(event) => {
        const item = event.items.find(isFileDropItem)
        if (item) void item.getFile().then(bringIn)
      }}
    >
      {children(
        <span className="row">
          {review.at !== 'choosing' && <a href={importAddress}>{say.unfinished(review.name)}</a>}
          <FileButton>{say.button}</FileButton>
        </span>,
      )}
    </DropZone>
  )
}
