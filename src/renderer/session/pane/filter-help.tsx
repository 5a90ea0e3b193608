import { CircleHelp } from 'lucide-react'
import { Popover } from '../../ui/popover'
import { IconButton } from '../../ui/button'
import { QUEUE_QUERY_KEYS } from '../../../core/session/queue-query'
import styles from './session-pane.module.css'

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['is:open no:evidence', 'open, and nothing behind them yet'],
  ['has:number -is:quote', 'with a number, not quoted'],
  ['is:anonymous', 'from somebody without a name'],
  ['priority:<=2', 'urgent'],
  ['is:waiting', 'somebody has to answer'],
  ['unanswered:yes', 'with an open question'],
  ['is:disputed', 'in disagreement']
]

/** How the filter is written, with examples to take. */
export function FilterHelp({ onTake }: { readonly onTake: (part: string) => void }) {
  return (
    <Popover
      title="How to filter"
      trigger={
        <IconButton label="How to filter">
          <CircleHelp size={15} aria-hidden="true" />
        </IconButton>
      }
    >
      <div className={styles.help}>
        <p>
          Words are looked for in the claims. Parts stand apart by spaces and all have to hold; a minus turns one round.
        </p>
        <ul>
          {EXAMPLES.map(([part, words]) => (
            <li key={part}>
              <button type="button" onClick={() => onTake(part)}>
                <code>{part}</code> <span>{words}</span>
              </button>
            </li>
          ))}
        </ul>
        <details>
          <summary>Everything that can be used</summary>
          <dl>
            {QUEUE_QUERY_KEYS.map(({ key, values }) => (
              <div key={key}>
                <dt>{key}:</dt>
                <dd>{values.length === 0 ? 'a name, or a part of it' : values.join(', ')}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </Popover>
  )
}
