import { Keys } from '../controls/Button.tsx'
import '../room/forms.css'

const groups = [
  ['Walking', [['↑ ↓', 'The finding before, the next (also k and j)'], ['/', 'Find in the findings'], ['Enter', 'In the source or the draft: go to what was found there']]],
  ['Answering', [['Enter', 'Accept as it is read, and go on (also a)'], ['1 … 9', 'Choose another reading'], ['p', 'Name the party, where a name is unknown'], ['Shift+A', 'Accept all'], ['u', 'Undo (also Ctrl Z)'], ['Mod+Shift+Z', 'Do again']]],
  ['Everywhere', [['Mod+Enter', 'Bring it in'], ['?', 'This sheet']]],
] as const

/** The keys of the review. */
export function ReviewKeys() {
  return (
    // It takes the focus so that a keyboard can scroll it.
    <div className="key-sheet" role="group" aria-label="Keys" tabIndex={0}>
      {groups.map(([title, lines]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {lines.map(([key, what]) => (
              <div key={key + what}>
                <dt>
                  <span className="visually-hidden">{key}</span>
                  <Keys keys={key} />
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
