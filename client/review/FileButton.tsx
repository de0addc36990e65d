import { FileUp } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import type { Tone } from '../controls/Button.tsx'
import { Button } from '../controls/Button.tsx'
import { bringIn } from './theReview.ts'

const types = ['.txt', 'text/plain', '.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']

/** Chooses the file of a draft and goes where it is reviewed. */
export function FileButton({ children, tone = 'plain' }: { children: string; tone?: Tone }) {
  return (
    <FileTrigger
      acceptedFileTypes={types}
      onSelect={(files) => {
        const file = files?.[0]
        if (file) bringIn(file)
      }}
    >
      <Button tone={tone} icon={<FileUp aria-hidden />}>
        {children}
      </Button>
    </FileTrigger>
  )
}
