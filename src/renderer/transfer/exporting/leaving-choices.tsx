import { ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import { EXPORT_LAYERS } from '../../../api/export-params'
import { ARTICLE_STATUSES } from '../../../core/model/article'
import type { Person } from '../../../core/model/library'
import { selectSchemes } from '../../state/scheme-selectors'
import { selectLibrary } from '../../state/selectors'
import { useWorkbench } from '../../state/workbench'
import { Segmented } from '../../ui/segmented'
import { TextField } from '../../ui/text-field'
import { LAYER_NAMES, STATUS_NAMES, summaryLine } from './choice-words'
import styles from './choose-step.module.css'
import type { ExportChoice } from './export-choice'
import { TickList } from './tick-list'

const NO_PEOPLE: readonly Person[] = []

export interface LeavingChoicesProps {
  readonly choice: ExportChoice
  readonly onChange: (choice: ExportChoice) => void
}

const LAYER_TITLES = {
  mine: 'What you made yourself',
  all: 'What everybody made',
  final: 'What a review settled'
} as const

/** Whose annotations leave, which of them, and of which articles: folded away behind one line that says it. */
export function LeavingChoices({ choice, onChange }: LeavingChoicesProps) {
  const schemes = useWorkbench(selectSchemes)
  const people = useWorkbench((state) => selectLibrary(state)?.people ?? NO_PEOPLE)
  const labels = useMemo(
    () => schemes.flatMap((scheme) => scheme.labels.map(({ id, path, hue }) => ({ id, name: path, hue }))),
    [schemes]
  )
  const names = useMemo(() => {
    const named = (items: readonly { readonly id: string; readonly name: string }[]) =>
      new Map(items.map(({ id, name }) => [id, name]))
    return { labels: named(labels), people: named(people) }
  }, [labels, people])
  return (
    <details className={styles.leaving}>
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        <b>Choose what leaves</b>
        <span className={styles.summary}>{summaryLine(choice, names)}</span>
      </summary>
      <div className={styles.within}>
        <Segmented
          label="Annotations"
          options={EXPORT_LAYERS.map((value) => ({ value, label: LAYER_NAMES[value], title: LAYER_TITLES[value] }))}
          value={choice.layers}
          onChange={(layers) => onChange({ ...choice, layers })}
        />
        {choice.layers === 'all' && people.length > 1 ? (
          <TickList
            legend="People"
            one="person"
            many="people"
            items={people}
            ticked={choice.people}
            onChange={(ticked) => onChange({ ...choice, people: ticked })}
          />
        ) : null}
        <TickList
          legend="Labels"
          one="label"
          many="labels"
          items={labels}
          ticked={choice.labels}
          onChange={(ticked) => onChange({ ...choice, labels: ticked })}
        />
        <TickList
          legend="Status of the articles"
          one="status"
          many="statuses"
          items={ARTICLE_STATUSES.map((id) => ({ id, name: STATUS_NAMES[id] }))}
          ticked={choice.status}
          onChange={(ticked) =>
            onChange({ ...choice, status: ticked && ARTICLE_STATUSES.filter((each) => ticked.includes(each)) })
          }
        />
        <fieldset className={styles.group}>
          <legend>Changed</legend>
          <div className={styles.numbers}>
            <TextField
              label="From"
              type="date"
              value={choice.from}
              error={
                choice.from !== '' && choice.to !== '' && choice.from > choice.to
                  ? 'This day comes after the last one.'
                  : null
              }
              onChange={(event) => onChange({ ...choice, from: event.target.value })}
            />
            <TextField
              label="To"
              type="date"
              value={choice.to}
              hint="Days in UTC, both included."
              onChange={(event) => onChange({ ...choice, to: event.target.value })}
            />
          </div>
        </fieldset>
      </div>
    </details>
  )
}
