import { Table2 } from 'lucide-react'
import type { ImportSource } from '../../../api/import-views'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format-bytes'
import { AnnotationsNotice } from './annotations-notice'
import { collectionWords } from './field-words'
import type { ImportFlow } from './import-flow'
import { isStorable } from './import-rows'
import type { ImportRow } from './import-rows'
import type { ImportView } from './import-view'
import styles from './review-step.module.css'

interface ReviewNoticesProps {
  readonly flow: ImportFlow
  readonly view: ImportView
  readonly disabled: boolean
  readonly onTail: (item: string | null) => void
  readonly onMapping: (source: string) => void
}

/** Documents with a suspected tail, and how many of them nobody has decided about. */
export function tailCounts(rows: readonly ImportRow[]) {
  const tails = rows.filter((row) => isStorable(row) && row.item.tail !== null)
  const open = tails.filter(({ edits }) => edits.leaveOut === undefined)
  return {
    all: tails.length,
    open: open.length,
    confident: open.filter(({ item }) => (item.tail?.confident ?? 0) > 0).length
  }
}

function Tails({ flow, view, disabled, onTail }: ReviewNoticesProps) {
  const { all, open, confident } = tailCounts(view.rows)
  // A single document says so itself.
  if (all === 0 || view.rows.length === 1) return null
  return (
    <li className={styles.noticeLine}>
      <p>
        {counted(all, 'article has', 'articles have')} a suspected tail.{' '}
        {open === 0 ? 'All are decided.' : open < all ? `${counted(open, 'is', 'are')} not decided yet.` : ''}
      </p>
      {confident > 0 ? (
        <Button disabled={disabled} onClick={() => flow.takeAllConfident()}>
          Leave out all certain parts
        </Button>
      ) : null}
      <Button disabled={disabled} onClick={() => onTail(null)}>
        Look them over…
      </Button>
    </li>
  )
}

function Collection({ source, disabled, onMapping }: ReviewNoticesProps & { readonly source: ImportSource }) {
  const { collection } = source
  if (!collection) return null
  const { problemCount } = collection
  return (
    <li className={styles.noticeLine}>
      <Table2 size={15} aria-hidden="true" />
      <p>
        <bdi>{source.name}</bdi>: {collectionWords(collection)}
        {problemCount > 0 ? `, ${counted(problemCount, 'more with a problem', 'more with a problem')}` : ''}.
      </p>
      <Button disabled={disabled} onClick={() => onMapping(source.item)}>
        How it is read…
      </Button>
    </li>
  )
}

/** What should be looked at before everything is imported. */
export function ReviewNotices(props: ReviewNoticesProps) {
  const collections = props.view.sources.filter(({ collection }) => collection !== null)
  return (
    <ul className={styles.notices} aria-label="To be looked at">
      {collections.map((source) => (
        <Collection key={source.item} {...props} source={source} />
      ))}
      <AnnotationsNotice flow={props.flow} disabled={props.disabled} />
      <Tails {...props} />
    </ul>
  )
}
