import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { LinkedPassage } from '../../../core/model/evidence'
import { quoteOf } from '../../../core/text/quote'
import { trimRange } from '../../../core/text/trim-range'
import { useWorkbench, useWorkbenchStore } from '../../state/workbench'
import type { WorkbenchState } from '../../state/workbench-state'
import { Button } from '../../ui/button'
import styles from './evidence.module.css'

export interface PassageFieldProps {
  readonly value: LinkedPassage | null
  readonly onChange: (passage: LinkedPassage | null) => void
}

/** The text selected in the reader, as a passage; null when nothing is. */
function selectedPassage({ open, selection }: WorkbenchState): LinkedPassage | null {
  const range = open && selection ? trimRange(open.text, selection) : null
  return open && range ? { article: open.article.id, range, quote: quoteOf(open.text, range) } : null
}

/** A passage of an article of the library: the one that is selected in the text. */
export function PassageField({ value, onChange }: PassageFieldProps) {
  const { getState } = useWorkbenchStore()
  // What was selected when the form opened: the form takes the focus, and the selection goes.
  const [selected] = useState(() => selectedPassage(getState()))
  const title = useWorkbench((state) => (value ? (state.articles.get(value.article)?.article.title ?? '') : ''))
  return (
    <fieldset className={styles.group}>
      <legend>Passage of an article</legend>
      {value ? (
        <p className={styles.line}>
          <Link2 size={14} aria-hidden="true" />“{value.quote.exact}” in {title}
          <Button onClick={() => onChange(null)}>Remove</Button>
        </p>
      ) : null}
      {selected ? (
        <Button onClick={() => onChange(selected)}>
          Link the selected words “{selected.quote.exact.slice(0, 60)}”
        </Button>
      ) : (
        <p className={styles.hint}>
          To link a passage, select it in the text of any article before this opens; what you typed here is kept.
        </p>
      )}
    </fieldset>
  )
}
