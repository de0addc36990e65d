import { Download, Printer } from 'lucide-react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, Tooltip, TooltipTrigger } from 'react-aria-components'
import type { ExportFormat, Rendition } from '../documentApi.ts'
import { exportFormats, exportLink } from '../documentApi.ts'
import { useRoom } from './useRoom.ts'

const say = {
  button: 'Export',
  annotated: 'Annotated, with every mark',
  clean: 'Clean, as it would read',
  tracked: 'With tracked changes',
  formats: { docx: 'Word', pdf: 'PDF', txt: 'Text', html: 'Web page', json: 'Data', akn: 'Akoma Ntoso' } satisfies Record<ExportFormat, string>,
  print: 'Print, annotated',
  printClean: 'Print, clean',
}

// How the names of the files end.
const endings = { docx: 'docx', pdf: 'pdf', txt: 'txt', html: 'html', json: 'json', akn: 'xml' } as const satisfies Record<ExportFormat, string>

/** The document as a file: annotated, clean, or with its proposals as tracked changes. `snapshot` exports that one instead of the live text. */
export function ExportMenu({ snapshot }: { snapshot?: string }) {
  const { document: id } = useRoom()
  const renditions: readonly Rendition[] = ['annotated', 'clean', 'tracked']
  return (
    <MenuTrigger>
      <TooltipTrigger delay={400}>
        <Button className="button icon-button" data-tone="quiet" aria-label={say.button}>
          <Download aria-hidden />
        </Button>
        <Tooltip className="tooltip">{say.button}</Tooltip>
      </TooltipTrigger>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu">
          {renditions.map((as) => (
            <MenuSection key={as}>
              <Header className="menu-section-title">{say[as]}</Header>
              {exportFormats[as].map((to) => (
                <MenuItem key={to} className="menu-item" href={exportLink(id, as, to, snapshot)} download aria-label={`${say.formats[to]}, ${as}`} textValue={say.formats[to]}>
                  {say.formats[to]} <span className="menu-hint">.{endings[to]}</span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
          <Separator className="menu-separator" />
          <MenuItem className="menu-item" onAction={() => print(exportLink(id, 'annotated', 'html', snapshot))}>
            <Printer aria-hidden /> {say.print}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => print(exportLink(id, 'clean', 'html', snapshot))}>
            <Printer aria-hidden /> {say.printClean}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
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
