import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { NodeView, NodeViewConstructor } from 'prosemirror-view'
import type { UnitLook } from './unitLook.ts'
import { sameLook } from './unitLook.ts'

/** What is drawn of a unit beside its words. */
export interface UnitSide {
  readonly look: UnitLook | null
  readonly classes: string
}

/** What is to be drawn beside the words of a unit, as of a state of the editor. */
type SideOf = (state: EditorState, node: Node) => UnitSide

/** One unit on the page: its label hanging at the left, its words, its stamp in the margin. */
export function unitView(sideOf: SideOf): NodeViewConstructor {
  return (node, view) => new UnitView(node, (of) => sideOf(view.state, of))
}

class UnitView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #sideOf: (node: Node) => UnitSide
  #look: UnitLook | null = null
  #classes = ''
  readonly #kind: string
  readonly #id: string
  readonly #alternative = part('unit-alternative')
  readonly #label = part('unit-label')
  readonly #stamp = part('unit-stamp')
  readonly #after = part('unit-after')

  constructor(node: Node, sideOf: (node: Node) => UnitSide) {
    this.#sideOf = sideOf
    this.#kind = String(node.attrs['kind'])
    this.#id = String(node.attrs['id'])
    this.dom = document.createElement('div')
    this.dom.dataset['unit'] = this.#id
    this.dom.dataset['kind'] = this.#kind
    this.dom.setAttribute('role', 'group')
    this.contentDOM = document.createElement('p')
    this.contentDOM.className = 'unit-words'
    this.dom.append(this.#alternative, this.#label, this.contentDOM, this.#after, this.#stamp)
    this.#draw(sideOf(node))
  }

  update(node: Node): boolean {
    if (node.type.name !== 'unit' || node.attrs['id'] !== this.#id || node.attrs['kind'] !== this.#kind) return false
    this.#draw(this.#sideOf(node))
    return true
  }

  /** What this view draws beside the words is no change of the words. */
  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  stopEvent(): boolean {
    return false
  }

  #draw({ look, classes }: UnitSide): void {
    if (classes !== this.#classes) {
      // The editor puts classes of its own beside these.
      this.dom.classList.remove(...this.#classes.split(' ').filter(Boolean))
      this.dom.classList.add(...classes.split(' '))
      this.#classes = classes
    }
    if (!look || look === this.#look || (this.#look && sameLook(this.#look, look))) return
    this.#look = look
    this.dom.setAttribute('aria-label', spoken(look))
    fill(this.#label, look.label ?? '')
    fill(this.#alternative, look.alternative === null ? '' : 'or')
    this.#alternative.title = look.alternative === null ? '' : `Alternative to ${look.alternative}`
    this.#drawStamp(look)
    const after = [...(look.moved ? [look.moved] : []), ...look.after].join('  ')
    this.#after.replaceChildren(...(look.proposed ? [line('unit-proposer', `Proposed by ${look.proposed.by}`)] : []), look.proposed && after ? '  ' : '', after)
    this.#after.hidden = !look.proposed && after === ''
    if (look.proposed) this.dom.style.setProperty('--ink', look.proposed.ink)
    else this.dom.style.removeProperty('--ink')
  }

  #drawStamp({ stamp, held, closed }: UnitLook): void {
    this.#stamp.title = closed ?? ''
    this.#stamp.hidden = !stamp && !held
    this.#stamp.dataset['stamp'] = stamp ? stamp.decision.toLowerCase() : held ? 'held' : ''
    this.#stamp.replaceChildren()
    if (stamp) {
      this.#stamp.append(line('stamp-decision', stamp.decision), line('stamp-level', stamp.level))
      if (stamp.note) this.#stamp.append(line('stamp-note', stamp.note))
    } else if (held) this.#stamp.append(line('stamp-decision', 'Held'))
  }
}

/** The unit as a screen reader names it. */
function spoken(look: UnitLook): string {
  const stamp = look.stamp ? `${look.stamp.decision} ${look.stamp.level}`.trim() : null
  const parts = [look.name, look.proposed && `proposed by ${look.proposed.by}`, look.alternative && `alternative to ${look.alternative}`, stamp, look.closed && 'read only']
  return parts.filter(Boolean).join(', ')
}

function part(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  element.contentEditable = 'false'
  return element
}

function fill(element: HTMLElement, text: string): void {
  element.textContent = text
  element.hidden = text === ''
}

function line(name: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  element.textContent = text
  return element
}
