import { clsx } from 'clsx'
import { useId, useMemo, useState } from 'react'
import { selectSessionDocuments } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { EmptyState } from '../../ui/empty-state'
import { groupDigits } from '../../ui/group-digits'
import { Kbd } from '../../ui/kbd'
import { VirtualListbox } from '../../ui/virtual-listbox'
import { STATES_TOLD } from './coverage-words'
import styles from './panels.module.css'
import { countSentences, SENTENCE_FILTERS, sentenceRows } from './sentence-rows'
import type { SentenceFilter, SentenceRow } from './sentence-rows'

const nameOf = (filter: SentenceFilter): string => (filter === 'all' ? 'All' : STATES_TOLD[filter].name)
const idOf = (row: SentenceRow): string => row.id

interface FilterProps {
  readonly value: SentenceFilter
  readonly counts: Readonly<Record<SentenceFilter, number>>
  readonly onChange: (filter: SentenceFilter) => void
}

function Filters({ value, counts, onChange }: FilterProps) {
  const name = useId()
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">Show sentences by state</legend>
      {SENTENCE_FILTERS.map((filter) => (
        <label key={filter} className={clsx(styles.chip, filter === value && styles.chosen)}>
          <input type="radio" name={name} checked={filter === value} onChange={() => onChange(filter)} />
          {filter === 'all' ? null : <span aria-hidden="true">{STATES_TOLD[filter].glyph} </span>}
          {nameOf(filter)} {groupDigits(counts[filter])}
        </label>
      ))}
    </fieldset>
  )
}

/** Every sentence of the session with its state: what nothing is said of yet first. Enter goes to a sentence. */
export function SentencesPanel() {
  const { goToSentence } = useActions()
  const documents = useWorkbench(selectSessionDocuments)
  const accounts = useWorkbench(({ marking }) => marking.accounts)
  const bench = useWorkbench((state) => state.bench)
  const [filter, setFilter] = useState<SentenceFilter>('untouched')
  const counts = useMemo(() => countSentences(documents, accounts), [documents, accounts])
  const rows = useMemo(() => sentenceRows(documents, accounts, filter), [documents, accounts, filter])
  const wordsOf = ({ article, start, end }: SentenceRow): string => bench.get(article)?.text.slice(start, end) ?? ''
  const whereOf = ({ article, number, claims }: SentenceRow): string =>
    [
      documents.length > 1 ? (bench.get(article)?.article.title ?? '') : '',
      `sentence ${groupDigits(number)}`,
      claims === 0 ? '' : claims === 1 ? '1 claim' : `${claims} claims`
    ]
      .filter((part) => part !== '')
      .join(' · ')
  return (
    <section className={styles.panel} aria-label="Sentences">
      <Filters value={filter} counts={counts} onChange={setFilter} />
      <p className={styles.hint}>
        <Kbd>↵</Kbd> goes to a sentence; <Kbd>U</Kbd> in the text to the next one nothing is said of.
      </p>
      {rows.length === 0 ? (
        <EmptyState title={filter === 'untouched' ? 'Something is said of every sentence' : 'No sentence like this'} />
      ) : (
        <div className={styles.rows}>
          <VirtualListbox
            label="Sentences"
            items={rows}
            idOf={idOf}
            selectedId={null}
            rowHeight={62}
            nameOf={(row) => `${STATES_TOLD[row.state].name}: ${wordsOf(row)}, ${whereOf(row)}`}
            renderRow={(row) => (
              <div className={styles.sentence}>
                <span className={styles.glyph} data-state={row.state} title={STATES_TOLD[row.state].name}>
                  {STATES_TOLD[row.state].glyph}
                </span>
                <span className={styles.words}>{wordsOf(row)}</span>
                <span className={styles.meta}>{whereOf(row)}</span>
              </div>
            )}
            onPick={(row) => void goToSentence(row.article, row)}
          />
        </div>
      )}
    </section>
  )
}
