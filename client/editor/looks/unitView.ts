import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView, NodeViewConstructor } from 'prosemirror-view'
import type { UnitLook } from './unitLook.ts'
import { sameLook } from './unitLook.ts'

/** What the node decoration of a unit carries for its view. */
export interface LookSpec {
  readonly look: UnitLook
}

/** One unit on the page: its label hanging at the left, its words, its stamp in the margin. */
export const unitView: NodeViewConstructor = (node, _view, _getPos, decorations) => new UnitView(node, decorations)

class UnitView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  #look: UnitLook | null = null
  readonly #kind: string
  readonly #id: string
  readonly #alternative = part('unit-alternative')
  readonly #label = part('unit-label')
  readonly #stamp = part('unit-stamp')
  readonly #after = part('unit-after')

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.#kind = String(node.attrs['kind'])
    this.#id = String(node.attrs['id'])
    this.dom = document.createElement('div')
    this.dom.dataset['unit'] = this.#id
    this.dom.dataset['kind'] = this.#kind
    this.dom.setAttribute('role', 'group')
    this.contentDOM = document.createElement('p')
    this.contentDOM.className = 'unit-words'
    this.dom.append(this.#alternative, this.#label, this.contentDOM, this.#after, this.#stamp)
    this.#draw(lookIn(decorations))
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type.name !== 'unit' || node.attrs['id'] !== this.#id || node.attrs['kind'] !== this.#kind) return false
    this.#draw(lookIn(decorations))
    return true
  }

  /** What this view draws beside the words is no change of the words. */
  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  stopEvent(): boolean {
    return false
  }

  #draw(look: UnitLook | null): void {
    if (!look || (this.#look && sameLook(this.#look, look))) return
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

function lookIn(decorations: readonly Decoration[]): UnitLook | null {
  for (const decoration of decorations) {
    const spec = decoration.spec as Partial<LookSpec>
    if (spec.look) return spec.look
  }
  return null
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
