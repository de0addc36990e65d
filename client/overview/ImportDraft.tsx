import { FileUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { DropZone, FileTrigger, isFileDropItem, ProgressBar } from 'react-aria-components'
import type { Finding } from '../../schema/draft.ts'
import { importDocument, isRefusal } from '../api.ts'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { roomAddress } from '../route.ts'
import { FindingsList } from './FindingsList.tsx'

const say = {
  button: 'Import a draft',
  drop: 'Drop the draft (.docx or .txt) anywhere on this page',
  reading: (name: string) => `Reading ${name}`,
  refused: (name: string) => `${name} was not imported`,
  found: (count: number) => (count === 0 ? 'Imported. Nothing needs a second look.' : `Imported. ${count} ${count === 1 ? 'thing needs' : 'things need'} a second look; nothing was changed because of them.`),
  later: 'The list stays with the draft, under “Findings of the import”.',
  open: 'Open the draft',
  close: 'Close',
  another: 'Choose another file',
}

type Progress =
  | { readonly step: 'reading'; readonly name: string }
  | { readonly step: 'refused'; readonly name: string; readonly sentence: string }
  | { readonly step: 'done'; readonly id: string; readonly title: string; readonly findings: readonly Finding[] }

/** The page as a place to drop a draft on; `children` gets the button that opens a file instead. */
export function ImportDraft({ onImported, children }: { onImported: () => void; children: (button: ReactNode) => ReactNode }) {
  const [progress, setProgress] = useState<Progress | null>(null)

  const read = async (file: File) => {
    setProgress({ step: 'reading', name: file.name })
    const answer = await importDocument({ title: '', symbol: '', name: file.name }, file)
    if (isRefusal(answer)) setProgress({ step: 'refused', name: file.name, sentence: answer.sentence })
    else {
      setProgress({ step: 'done', ...answer })
      onImported()
    }
  }
  const trigger = (words: string) => (
    <FileTrigger
      acceptedFileTypes={['.txt', 'text/plain', '.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']}
      onSelect={(files) => {
        const file = files?.[0]
        if (file) void read(file)
      }}
    >
      <Button icon={<FileUp aria-hidden />}>{words}</Button>
    </FileTrigger>
  )

  return (
    <DropZone
      className="import-drop"
      data-hint={say.drop}
      onDrop={(event) => {
        const item = event.items.find(isFileDropItem)
        if (item) void item.getFile().then(read)
      }}
    >
      {children(trigger(say.button))}
      <Dialog title={titleOf(progress)} isOpen={progress !== null} onClose={() => setProgress((now) => (now?.step === 'reading' ? now : null))}>
        {progress?.step === 'reading' && <ProgressBar isIndeterminate aria-label={say.reading(progress.name)} className="import-progress" />}
        {progress?.step === 'refused' && (
          <>
            <p role="alert">{progress.sentence}</p>
            <div className="dialog-foot">
              <Button onPress={() => setProgress(null)}>{say.close}</Button>
              {trigger(say.another)}
            </div>
          </>
        )}
        {progress?.step === 'done' && (
          <>
            <p role="status">
              {say.found(progress.findings.length)} {progress.findings.length > 0 && <span className="quiet">{say.later}</span>}
            </p>
            {progress.findings.length > 0 && <FindingsList findings={progress.findings} />}
            <div className="dialog-foot import-foot">
              <Button onPress={() => setProgress(null)}>{say.close}</Button>
              <Button tone="main" autoFocus onPress={() => location.assign(roomAddress(progress.id))}>
                {say.open}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </DropZone>
  )
}

function titleOf(progress: Progress | null): string {
  if (progress === null) return say.button
  if (progress.step === 'reading') return say.reading(progress.name)
  return progress.step === 'refused' ? say.refused(progress.name) : progress.title
}
