import { memo } from 'react'
import type { DiffItem, DiffSide } from '../../core/text/diff-rows'
import styles from './diff-view.module.css'

const SIGNS = { same: '', changed: '±', removed: '−', added: '+' } as const
const NAMES = { same: 'Unchanged', changed: 'Changed', removed: 'Removed', added: 'Added' } as const

/** One side's words, with marks on those that the other side does not have. */
function Side({ side, mark: Mark }: { readonly side: DiffSide | null; readonly mark: 'del' | 'ins' }) {
  if (!side) return <span role="cell" className={styles.empty} />
  const parts = []
  let at = side.start
  for (const { start, end } of side.marks) {
    if (start > at) parts.push(side.text.slice(at - side.start, start - side.start))
    parts.push(<Mark key={start}>{side.text.slice(start - side.start, end - side.start)}</Mark>)
    at = end
  }
  parts.push(side.text.slice(at - side.start))
  return (
    <span role="cell" dir="auto" className={styles.side}>
      {parts}
    </span>
  )
}

/** The cells of one row of a comparison. */
export const DiffRowView = memo(function DiffRowView({ item }: { readonly item: DiffItem | undefined }) {
  if (!item) {
    return (
      <span role="cell" aria-colspan={3} className={styles.fold}>
        …
      </span>
    )
  }
  if (item.kind === 'fold') {
    return (
      <span role="cell" aria-colspan={3} className={styles.fold}>
        {item.count} unchanged paragraphs
      </span>
    )
  }
  return (
    <>
      <span role="cell" className={styles.sign} data-kind={item.kind}>
        <span aria-hidden="true">{SIGNS[item.kind]}</span>
        <span className="visually-hidden">{NAMES[item.kind]}</span>
      </span>
      <Side side={item.before} mark="del" />
      <Side side={item.after} mark="ins" />
    </>
  )
})
