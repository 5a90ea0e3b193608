import { CircleSlash, TriangleAlert } from 'lucide-react'
import type { PreflightItem } from '../../../core/formats/format'
import styles from './preflight-list.module.css'

const SIGNS = { skipped: CircleSlash, warning: TriangleAlert } as const
const SEVERITIES = { skipped: 'Left out', warning: 'Please look' } as const
/** Places that are named; the others are counted. */
const NAMED = 5

/** What a person should know before the file leaves, other than what its format cannot carry. */
export function PreflightList({ items }: { readonly items: readonly PreflightItem[] }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="preflight-heading" className={styles.preflight}>
      <h3 id="preflight-heading">Before it leaves</h3>
      <ul>
        {items.map(({ severity, message, places }) => {
          const Sign = SIGNS[severity]
          const more = places.length - NAMED
          return (
            <li key={message}>
              <Sign size={15} aria-hidden="true" />
              <p>
                <strong>{SEVERITIES[severity]}:</strong> {message}
                {places.length > 0 ? (
                  <span className={styles.places}>
                    {places.slice(0, NAMED).join(', ')}
                    {more > 0 ? ` and ${more} more` : ''}
                  </span>
                ) : null}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
