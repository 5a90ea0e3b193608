import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ClaimRef } from '../../../core/model/desk'
import type { PreflightItem, PreflightPlace } from '../../../core/session/preflight'
import { useWorkbench } from '../../state/workbench'
import styles from './report.module.css'

const SIGNS = { warning: TriangleAlert, note: Info } as const
const WEIGHTS = { warning: 'Please look', note: 'Note' } as const
/** Claims that are named; the others are counted. */
const NAMED = 24

export interface PreflightListProps {
  /** Null while it is not known. */
  readonly items: readonly PreflightItem[] | null
  readonly onOpenClaim: (claim: ClaimRef) => void
}

/** What to look at before it leaves. Nothing here forbids it. */
export function PreflightList({ items, onOpenClaim }: PreflightListProps) {
  return (
    <section aria-labelledby="report-preflight" className={styles.preflight}>
      <h3 id="report-preflight">Before it leaves</h3>
      {items === null ? <p className={styles.about}>Looking…</p> : null}
      {items?.length === 0 ? (
        <p className={styles.well}>
          <CircleCheck size={15} aria-hidden="true" />
          Nothing is missing.
        </p>
      ) : null}
      <ul>
        {items?.map((item) => (
          <PreflightRow key={item.kind} item={item} onOpenClaim={onOpenClaim} />
        ))}
      </ul>
    </section>
  )
}

function PreflightRow({
  item,
  onOpenClaim
}: Pick<PreflightListProps, 'onOpenClaim'> & { readonly item: PreflightItem }) {
  const { weight, message, places } = item
  const Sign = SIGNS[weight]
  const claims = new Map<string, PreflightPlace>()
  for (const place of places) if (place.claim !== null) claims.set(`${place.article}/${place.claim}`, place)
  const more = claims.size - NAMED
  return (
    <li>
      <Sign size={15} aria-hidden="true" />
      <div>
        <p>
          <strong>{WEIGHTS[weight]}:</strong> {message}
        </p>
        {claims.size === 0 ? null : (
          <p className={styles.places}>
            {[...claims.values()].slice(0, NAMED).map((place) => (
              <PlaceButton key={`${place.article}/${place.claim}`} place={place} onOpenClaim={onOpenClaim} />
            ))}
            {more > 0 ? <span className={styles.about}>and {more} more</span> : null}
          </p>
        )}
      </div>
    </li>
  )
}

function PlaceButton({
  place,
  onOpenClaim
}: Pick<PreflightListProps, 'onOpenClaim'> & { readonly place: PreflightPlace }) {
  const { article, claim, code, detail } = place
  const title = useWorkbench(({ articles }) => articles.get(article)?.article.title ?? '')
  const about = [detail, title === '' ? '' : `In “${title}”.`].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      className={styles.place}
      title={about}
      aria-label={`Go to ${code}. ${about}`}
      onClick={() => {
        if (claim !== null) onOpenClaim({ article, claim })
      }}
    >
      {code}
    </button>
  )
}
