import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo } from 'react'
import type { CSSProperties } from 'react'
import type { SuggestedPlace } from '../../api/version-views'
import type { Span } from '../../core/model/annotation'
import { spanQuote } from '../../core/model/annotation'
import { labelById, selectReadOnly } from '../state/selectors'
import { orphansOf } from '../state/version-state'
import { useActions, useWorkbench } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'
import { Button, IconButton } from '../ui/button'
import { Kbd } from '../ui/kbd'
import styles from './orphan-tray.module.css'

const NO_PLACES: readonly SuggestedPlace[] = []
const NO_ORPHANS: readonly Span[] = []

function useOrphans(open: OpenDocument | null): readonly Span[] {
  const layer = open?.layer
  // A highlight is painted first; what has lost its place may follow a frame later.
  const revision = useDeferredValue(open?.revision ?? 0)
  return useMemo(
    () => (layer ? orphansOf({ layer }) : NO_ORPHANS),
    // The layer's maps change in place; its revision tells when.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
    [layer, revision]
  )
}

/** Highlights of the open article that have lost their place, one at a time, with ways to place them again. */
export function OrphanTray() {
  const open = useWorkbench((state) => state.open)
  const orphans = useOrphans(open)
  const selected = useWorkbench((state) => state.selectedSpan)
  const found = Math.max(
    0,
    orphans.findIndex(({ id }) => id === selected)
  )
  const orphan = orphans[found]
  if (!open || !orphan) return null
  return <Orphan key={orphan.id} open={open} orphan={orphan} number={found + 1} total={orphans.length} />
}

interface OrphanProps {
  readonly open: OpenDocument
  readonly orphan: Span
  readonly number: number
  readonly total: number
}

function Orphan({ open, orphan, number, total }: OrphanProps) {
  const actions = useActions()
  const label = useWorkbench((state) => labelById(state, orphan.label))
  const readOnly = useWorkbench(selectReadOnly)
  const isSelected = useWorkbench((state) => state.selectedSpan === orphan.id)
  const hasSelection = useWorkbench((state) => state.selection !== null)
  const places = useWorkbench(({ orphanPlaces }) =>
    orphanPlaces?.span === orphan.id ? orphanPlaces.places : NO_PLACES
  )
  const { revision } = open.article.text
  useEffect(() => void actions.findOrphanPlaces(orphan.id), [actions, orphan.id, revision])

  const select = () => {
    if (!isSelected) actions.selectSpan(orphan.id)
  }
  const place = (range?: SuggestedPlace) => {
    select()
    void actions.placeOrphan(range)
  }
  const remove = () => {
    const spans = [orphan.id]
    void actions.run({ type: 'annotations.remove', article: open.article.id, spans, claims: [], documentLabels: [] })
    actions.announce('Removed the highlight that had no place.')
  }

  return (
    <section aria-label="Highlights without a place" className={styles.tray}>
      <div className={styles.head}>
        <h3>{total === 1 ? '1 highlight has lost its place' : `${total} highlights have lost their place`}</h3>
        {total > 1 ? (
          <span className={styles.walk}>
            <IconButton label="Previous highlight without a place" onClick={() => actions.goToOrphan(-1)}>
              <ChevronLeft size={16} aria-hidden="true" />
            </IconButton>
            <span>
              {number} of {total}
            </span>
            <IconButton label="Next highlight without a place" onClick={() => actions.goToOrphan(1)}>
              <ChevronRight size={16} aria-hidden="true" />
            </IconButton>
          </span>
        ) : null}
      </div>
      <figure className={`hued ${styles.words}`} style={{ '--hue': label?.hue ?? 0 } as CSSProperties}>
        <blockquote dir="auto" lang={open.article.language}>
          {spanQuote(orphan)}
        </blockquote>
        <figcaption>{label?.name ?? orphan.label}</figcaption>
      </figure>
      <div className={styles.buttons}>
        <Button
          onClick={() => {
            select()
            actions.goToLastPlace(orphan.id)
          }}
        >
          Go to where it was
        </Button>
        {readOnly ? null : (
          <>
            <Button
              variant={hasSelection ? 'primary' : 'default'}
              disabled={!hasSelection}
              // The selected text is to stay selected.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => place()}
            >
              Place on the selection <Kbd aria-hidden="true">Alt P</Kbd>
            </Button>
            <Button variant="danger" onClick={remove}>
              Remove
            </Button>
          </>
        )}
      </div>
      {readOnly || places.length === 0 ? null : (
        <div className={styles.places}>
          <h4>It may be here{hasSelection ? '' : ' (Alt P takes the first)'}</h4>
          <ul>
            {places.map((suggested) => (
              <li key={suggested.start}>
                <button
                  type="button"
                  aria-label={`Place it on “${suggested.words}”, ${Math.round(suggested.score * 100)} % alike`}
                  onClick={() => place(suggested)}
                >
                  <span className={styles.suggested} dir="auto" lang={open.article.language}>
                    {suggested.words}
                  </span>
                  <span className={styles.score}>{Math.round(suggested.score * 100)} %</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {readOnly || places.length > 0 ? null : (
        <p className={styles.hint}>Nothing like it was found. Select the words it belongs to, then place it.</p>
      )}
    </section>
  )
}
