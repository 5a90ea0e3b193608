import { memo } from 'react'
import { Select, TextField } from '../ui/text-field'
import { ENCODING_CHOICES } from './encodings'
import { counted, formatBytes } from './format-bytes'
import styles from './import-dialog.module.css'
import type { ImportFlow } from './import-flow'
import type { ImportRow } from './import-rows'

export interface ImportReviewRowProps {
  readonly flow: ImportFlow
  readonly row: ImportRow
  readonly disabled: boolean
}

function EncodingChoice({ flow, row, disabled }: ImportReviewRowProps) {
  const { item } = row
  const current = item.encoding?.name ?? ''
  const known = ENCODING_CHOICES.some(([name]) => name === current)
  const evidence = item.encoding ? `${item.encoding.certain ? 'Known' : 'Guessed'}: ${item.encoding.evidence}` : null
  return (
    <Select
      label={`Encoding of ${item.name}`}
      hideLabel
      value={current}
      disabled={disabled || row.busy}
      hint={row.busy ? 'Reading the file again…' : evidence}
      error={row.encodingProblem}
      onChange={(event) => void flow.setEncoding(item.item, event.target.value)}
    >
      {known ? null : <option value={current}>{current === '' ? 'Choose an encoding' : current}</option>}
      {ENCODING_CHOICES.map(([name, use]) => (
        <option key={name} value={name}>
          {name === use.toLowerCase() ? use : `${name} (${use})`}
        </option>
      ))}
    </Select>
  )
}

/** What stands in the way of a file, or what is worth knowing about it. */
function Remark({ row }: { readonly row: ImportRow }) {
  const { item } = row
  if (item.problem) return <p className={styles.problem}>{item.problem.message}</p>
  if (item.outcome === 'duplicate') {
    return (
      <p className={styles.duplicate}>
        The library has this file already{item.duplicateOf === null ? '' : `, as “${item.duplicateOf}”`}.
      </p>
    )
  }
  if (item.duplicateOf !== null) {
    return <p className={styles.duplicate}>“{item.duplicateOf}” comes back from the bin with its annotations.</p>
  }
  return null
}

/** One file of an import. */
export const ImportReviewRow = memo(function ImportReviewRow({ flow, row, disabled }: ImportReviewRowProps) {
  const { item } = row
  const isNew = item.outcome === 'new'
  // What was never sent, is empty or is here already gets no better by reading it again.
  const canReread = item.isText && item.problem?.code !== 'unreadable' && item.bytes > 0 && item.outcome !== 'duplicate'
  return (
    <li className={styles.file} data-outcome={item.outcome}>
      <input
        type="checkbox"
        className={styles.tick}
        aria-label={`Import ${item.name}`}
        checked={row.ticked}
        disabled={disabled || !isNew}
        onChange={(event) => flow.setTicked(item.item, event.target.checked)}
      />
      <div className={styles.details}>
        {isNew ? (
          <TextField
            label={`Title of ${item.name}`}
            hideLabel
            dir="auto"
            value={row.title}
            maxLength={2000}
            disabled={disabled}
            error={row.ticked && row.title.trim() === '' ? 'An article needs a title.' : null}
            onChange={(event) => flow.setTitle(item.item, event.target.value)}
          />
        ) : (
          <p className={styles.name}>{item.title}</p>
        )}
        <p className={styles.counts}>
          {!isNew && item.title === item.name ? null : <span>{item.name}</span>}
          {item.bytes > 0 ? <span>{formatBytes(item.bytes)}</span> : null}
          {item.characters > 0 ? (
            <>
              <span>{counted(item.characters, 'character')}</span>
              <span>{counted(item.words, 'word')}</span>
              <span>{counted(item.paragraphs, 'paragraph')}</span>
            </>
          ) : null}
        </p>
        <Remark row={row} />
        {isNew && item.excerpt !== '' ? (
          <p className={styles.excerpt} dir="auto">
            {item.excerpt}
          </p>
        ) : null}
      </div>
      <div className={styles.encoding}>
        {canReread ? <EncodingChoice flow={flow} row={row} disabled={disabled} /> : null}
      </div>
    </li>
  )
})
