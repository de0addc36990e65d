import { Keys } from './Button.tsx'
import '../room/forms.css'

/** Some keys that belong together, each with what it does. */
export type KeyGroup = readonly [title: string, lines: readonly (readonly [key: string, what: string])[]]

const say = { keys: 'Keys' }

/** A sheet of keys, group by group. */
export function KeyGroups({ groups }: { groups: readonly KeyGroup[] }) {
  return (
    // It takes the focus so that a keyboard can scroll it.
    <div className="key-sheet" role="group" aria-label={say.keys} tabIndex={0}>
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
