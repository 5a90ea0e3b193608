import { clsx } from 'clsx'
import { ChevronsUpDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CSSProperties } from 'react'
import type { NamePreview } from '../../../api/transfer-views'
import { selectSchemes } from '../../state/scheme-selectors'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import choices from '../../ui/choices.module.css'
import { groupDigits } from '../../ui/group-digits'
import { TextField } from '../../ui/text-field'
import { targetWords, usesWords, whyWords } from './annotation-words'
import styles from './name-list.module.css'
import { isNow, namePicks } from './name-picks'
import { leaveOutNew, nameRows, takeAllIn } from './name-rows'
import type { NameRow } from './name-rows'
import { withMappings } from './reading-choice'
import type { ReadingChoice } from './reading-choice'
import { SearchPick } from './search-pick'

/** Names shown at first, and more at each asking. */
const SHOWN = 100

export interface NameListProps {
  readonly names: readonly NamePreview[]
  readonly choice: ReadingChoice
  readonly onChange: (choice: ReadingChoice) => void
}

interface RowProps {
  readonly row: NameRow
  readonly rows: readonly NameRow[]
  readonly choice: ReadingChoice
  readonly onChange: (choice: ReadingChoice) => void
}

const shownName = ({ key }: NameRow): string => (key.name.trim() === '' ? 'without a label' : key.name)

/** The name of a new label, to be written. What is no name is not taken. */
function NewName({ row, choice, onChange }: Omit<RowProps, 'rows'>) {
  const { key, to } = row
  const name = to.kind === 'new' ? to.name : ''
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed ?? name
  const what = key.target === 'relation' ? 'relation type' : 'label'
  return (
    <TextField
      label={`Name of the new ${what} for “${shownName(row)}”`}
      hideLabel
      dir="auto"
      value={value}
      maxLength={200}
      error={value.trim() === '' ? 'Give it a name, or leave it out.' : null}
      onChange={({ target: { value: next } }) => {
        setTyped(next)
        if (next.trim() !== '') onChange(withMappings(choice, [{ key, to: { kind: 'new', name: next.trim() } }]))
      }}
      // Something else may change the name from now on.
      onBlur={() => setTyped(null)}
    />
  )
}

function Target({ to, what }: { readonly to: NameRow['to']; readonly what: string }) {
  if (to.kind === 'leave-out') return <span className={styles.muted}>Left out</span>
  if (to.kind === 'new') return <span>New {what}</span>
  return (
    <span
      dir="auto"
      className={clsx('hued', choices.chip, styles.chip)}
      style={{ '--hue': to.known.hue } as CSSProperties}
    >
      {to.known.name}
    </span>
  )
}

function Row({ row, rows, choice, onChange }: RowProps) {
  const schemes = useWorkbench(selectSchemes)
  const { key, count, to } = row
  const what = key.target === 'relation' ? 'type' : 'label'
  const why = whyWords(row)
  return (
    <li className={clsx(styles.row, to.kind === 'leave-out' && styles.out)}>
      <div className={styles.from}>
        <bdi className={styles.name}>{shownName(row)}</bdi>
        <span className={styles.uses}>{usesWords(key, count)}</span>
      </div>
      <div className={styles.to}>
        <SearchPick
          label={`“${shownName(row)}”: ${targetWords(row)}. Change`}
          title={`Where “${shownName(row)}” goes`}
          searchLabel={key.target === 'relation' ? 'Name of the relation type' : 'Name of the label'}
          itemsFor={(typed) => namePicks(row, rows, schemes, typed)}
          onPick={(picked) => {
            if (!isNow(row, picked)) onChange(withMappings(choice, [{ key, to: picked }]))
          }}
        >
          <Target to={to} what={what} />
          <ChevronsUpDown size={14} aria-hidden="true" className={styles.arrow} />
        </SearchPick>
        {to.kind === 'new' ? <NewName row={row} choice={choice} onChange={onChange} /> : null}
      </div>
      {why === '' ? null : <p className={styles.why}>{why}</p>}
    </li>
  )
}

/** Labels and relation types that the files use, each with where it goes. */
export function NameList({ names, choice, onChange }: NameListProps) {
  const schemes = useWorkbench(selectSchemes)
  const [limit, setLimit] = useState(SHOWN)
  const rows = useMemo(() => nameRows(names, choice, schemes), [names, choice, schemes])
  if (rows.length === 0) return <p className={styles.none}>The files use no labels.</p>
  const isOut = ({ to }: NameRow) => to.kind === 'leave-out'
  const fresh = rows.filter(({ to, becomes }) => to.kind === 'new' && becomes === null).length
  return (
    <div className={styles.names}>
      <div className={styles.head}>
        <p>
          {groupDigits(rows.length)} names, {groupDigits(fresh)} new, {groupDigits(rows.filter(isOut).length)} left out
        </p>
        <Button variant="quiet" disabled={fresh === 0} onClick={() => onChange(leaveOutNew(choice, rows))}>
          Leave out all new
        </Button>
        <Button variant="quiet" disabled={!rows.some(isOut)} onClick={() => onChange(takeAllIn(choice, rows))}>
          Take all in
        </Button>
      </div>
      <ul className={styles.rows} aria-label="Where labels and relation types go">
        {rows.slice(0, limit).map((row) => (
          <Row key={row.id} row={row} rows={rows} choice={choice} onChange={onChange} />
        ))}
      </ul>
      {rows.length > limit ? (
        <div>
          <Button onClick={() => setLimit(limit + SHOWN)}>Show more of the {groupDigits(rows.length)}</Button>
        </div>
      ) : null}
    </div>
  )
}
