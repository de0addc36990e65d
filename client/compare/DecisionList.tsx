import { changesByType } from '../../schema/compare/changeNames.ts'
import { unitAddress } from '../route.ts'
import type { Compared } from './compareApi.ts'

/** What happened besides words, kind by kind. Each line leads into the room, or for a paragraph that is gone to its words here. */
export function DecisionList({ document, compared }: { document: string; compared: Compared }) {
  const isGone = (unit: string) => compared.units.some((each) => each.unit === unit && each.state === 'gone')
  return (
    <div className="decisions">
      {changesByType(compared).map(({ type, name, changes }) => (
        <section key={type} className="decision-group" data-type={type} aria-label={name}>
          <h3>
            {name} <span className="quiet">{changes.length}</span>
          </h3>
          <ul>
            {changes.map(({ unit, sentence }, at) => (
              <li key={at}>
                {unit === null || isGone(unit) ? (
                  <span data-change tabIndex={-1}>
                    {sentence}
                  </span>
                ) : (
                  <a data-change href={unitAddress(document, unit)}>
                    {sentence}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
