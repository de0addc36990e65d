import { Check, Download, FileUp, PanelTop, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, Text, Tooltip, TooltipTrigger } from 'react-aria-components'
import type { ExportFormat, ExportOptions, Rendition } from '../exportApi.ts'
import { exportFormats, exportLink, outstandingLink } from '../exportApi.ts'
import { download } from '../controls/download.ts'
import { LetterheadDialog } from './LetterheadDialog.tsx'
import { useFacts } from './useFacts.ts'
import { useLetterhead } from './useLetterhead.ts'
import { useRoom } from './useRoom.ts'
import './export.css'

const say = {
  button: 'Export',
  annotated: 'Annotated, with every mark',
  clean: 'Clean, as it would read',
  tracked: 'With tracked changes',
  formats: { docx: 'Word', pdf: 'PDF', txt: 'Text', html: 'Web page', json: 'Data', akn: 'Akoma Ntoso' } satisfies Record<ExportFormat, string>,
  outstanding: 'Outstanding issues',
  outstandingFormats: { docx: 'Word', xlsx: 'Excel' },
  letterhead: 'Letterhead for Word files',
  onLetterhead: 'On our letterhead',
  alsoOnLetterhead: ', on our letterhead',
  upload: 'Upload a letterhead …',
  fields: 'A Word file of yours. The text goes where {{text}} stands; {{title}}, {{symbol}}, {{distribution}}, {{language}} and {{date}} are filled in.',
  another: 'Upload another …',
  remove: 'Remove it',
  file: (name: string, about: string) => `${name}, ${about},`,
  print: 'Print',
  printed: { annotated: 'Annotated', clean: 'Clean' },
}

const renditions: readonly Rendition[] = ['annotated', 'clean', 'tracked']
const lists = ['docx', 'xlsx'] as const
const printable = ['annotated', 'clean'] as const

/** The document as a file: annotated, clean, or with its proposals as tracked changes; what is outstanding in it as a list; for those who
 * run it, on their own letterhead. `snapshot` exports that one instead of the live text. */
export function ExportMenu({ snapshot }: { snapshot?: string }) {
  const { document: id } = useRoom()
  const { abilities } = useFacts()
  const letterhead = useLetterhead(id)
  const chooser = useRef<HTMLInputElement>(null)
  const options: ExportOptions = { snapshot, letterhead: letterhead.isOn }
  const choose = () => chooser.current?.click()
  const file = (to: string, name: string, about: string, href: string) => {
    const isOn = to === 'docx' && letterhead.isOn
    return (
      <MenuItem key={to} className="menu-item" onAction={() => void download(href, say.file(name, about))} aria-label={`${name}, ${about}${isOn ? say.alsoOnLetterhead : ''}`} textValue={name}>
        {name} {isOn && <PanelTop aria-hidden />}
      </MenuItem>
    )
  }
  return (
    <>
      <MenuTrigger onOpenChange={(isOpen) => isOpen && abilities.manage && letterhead.look()}>
        <TooltipTrigger delay={400}>
          <Button className="button icon-button" data-tone="quiet" aria-label={say.button}>
            <Download aria-hidden />
          </Button>
          <Tooltip className="tooltip">{say.button}</Tooltip>
        </TooltipTrigger>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu export-menu">
            {renditions.map((as) => (
              <MenuSection key={as} className="export-formats">
                <Header className="menu-section-title">{say[as]}</Header>
                {exportFormats[as].map((to) => file(to, say.formats[to], as, exportLink(id, as, to, options)))}
              </MenuSection>
            ))}
            <MenuSection className="export-formats">
              <Header className="menu-section-title">{say.outstanding}</Header>
              {lists.map((to) => file(to, say.outstandingFormats[to], 'outstanding issues', outstandingLink(id, to, options)))}
            </MenuSection>
            {abilities.manage && <Separator className="menu-separator" />}
            {abilities.manage && letterhead.info && (
              <MenuSection selectionMode="multiple" selectedKeys={letterhead.isOn ? ['on'] : []} onSelectionChange={(keys) => letterhead.setOn(keys === 'all' || keys.has('on'))}>
                <Header className="menu-section-title">{say.letterhead}</Header>
                <MenuItem id="on" className="menu-item" shouldCloseOnSelect={false} textValue={say.onLetterhead}>
                  <span className="export-check">{letterhead.isOn && <Check aria-hidden />}</span> {say.onLetterhead} <span className="menu-hint export-file">{letterhead.info.name}</span>
                </MenuItem>
              </MenuSection>
            )}
            {abilities.manage && (
              <MenuItem className="menu-item" onAction={choose} textValue={say.upload}>
                <FileUp aria-hidden />
                <Text slot="label">{letterhead.info ? say.another : say.upload}</Text>
                {!letterhead.info && (
                  <Text slot="description" className="export-fields">
                    {say.fields}
                  </Text>
                )}
              </MenuItem>
            )}
            {abilities.manage && letterhead.info && (
              <MenuItem className="menu-item" onAction={letterhead.remove}>
                <Trash2 aria-hidden /> {say.remove}
              </MenuItem>
            )}
            <Separator className="menu-separator" />
            <MenuSection className="export-formats">
              <Header className="menu-section-title">{say.print}</Header>
              {printable.map((as) => (
                <MenuItem key={as} className="menu-item" aria-label={`${say.print}, ${as}`} textValue={say.printed[as]} onAction={() => print(exportLink(id, as, 'html', { snapshot }))}>
                  {say.printed[as]}
                </MenuItem>
              ))}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {abilities.manage && (
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          aria-label={say.upload}
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            // The same file may be chosen again once it was corrected.
            event.target.value = ''
            if (chosen) letterhead.send(chosen)
          }}
        />
      )}
      <LetterheadDialog sending={letterhead.sending} onClose={letterhead.close} onChoose={choose} />
    </>
  )
}

/** Prints a rendition without leaving the room: its page is loaded out of sight and handed to the printer. */
function print(link: string): void {
  void fetch(link, { credentials: 'same-origin' })
    .then((answer) => answer.text())
    .then((html) => {
      const frame = document.createElement('iframe')
      frame.className = 'print-frame'
      frame.title = say.print
      // The page is the server's own rendition; nothing in it may run.
      frame.sandbox.add('allow-same-origin', 'allow-modals')
      frame.srcdoc = html
      frame.onload = () => {
        frame.contentWindow?.addEventListener('afterprint', () => frame.remove())
        frame.contentWindow?.print()
      }
      document.body.append(frame)
    })
}
