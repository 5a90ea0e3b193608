import { clsx } from 'clsx'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { FormatView } from '../../api/views'
import { useWorkbench } from '../state/workbench'
import { Checkbox } from '../ui/checkbox'
import styles from './export-dialog.module.css'
import { isForSpreadsheets, unitName } from './export-options'
import type { ExportChoice, ExportScope } from './export-options'
import { counted } from './format-bytes'

export interface ExportChoicesProps {
  readonly formats: readonly FormatView[]
  readonly choice: ExportChoice
  /** How many articles the list shows; null while that is not known. */
  readonly shownCount: number | null
  readonly disabled: boolean
  readonly onChange: (choice: ExportChoice) => void
}

interface RadioCardProps {
  readonly name: string
  readonly checked: boolean
  readonly onChoose: () => void
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly disabled?: boolean
}

function RadioCard({ name, checked, onChoose, title, children, disabled = false }: RadioCardProps) {
  return (
    <label className={clsx(styles.card, checked && styles.chosen, disabled && styles.off)}>
      <input type="radio" name={name} checked={checked} disabled={disabled} onChange={onChoose} />
      <span className={styles.cardText}>
        <b>{title}</b>
        {children}
      </span>
    </label>
  )
}

/** Format, articles and what goes along. */
export function ExportChoices({ formats, choice, shownCount, disabled, onChange }: ExportChoicesProps) {
  const name = useId()
  const openTitle = useWorkbench((state) => state.open?.article.title ?? null)
  const total = useWorkbench((state) => state.articles.size)
  const isFiltered = useWorkbench(({ filter }) => filter.status !== 'all' || filter.query.trim() !== '')
  const format = formats.find((candidate) => candidate.id === choice.format)

  const scopes: readonly { scope: ExportScope; title: string; detail: string; off: boolean }[] = [
    { scope: 'open', title: 'This article', detail: openTitle ?? 'No article is open.', off: openTitle === null },
    ...(isFiltered
      ? [
          {
            scope: 'shown' as const,
            title: 'The articles shown in the list',
            detail: shownCount === null ? 'Searching the texts…' : counted(shownCount, 'article'),
            off: shownCount === null || shownCount === 0
          }
        ]
      : []),
    { scope: 'all', title: 'All articles', detail: counted(total, 'article'), off: total === 0 }
  ]

  return (
    <>
      <fieldset className={styles.group} disabled={disabled}>
        <legend>Format</legend>
        <div className={styles.cards}>
          {formats.map((candidate) => (
            <RadioCard
              key={candidate.id}
              name={`${name}-format`}
              checked={candidate.id === choice.format}
              onChoose={() => onChange({ ...choice, format: candidate.id })}
              title={
                <>
                  {candidate.name} <span className={styles.extension}>.{candidate.extension}</span>
                </>
              }
            >
              <span>{candidate.description}</span>
              <span className={styles.unit}>Positions in {unitName(candidate)}</span>
            </RadioCard>
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group} disabled={disabled}>
        <legend>Articles</legend>
        <div className={styles.cards}>
          {scopes.map(({ scope, title, detail, off }) => (
            <RadioCard
              key={scope}
              name={`${name}-scope`}
              checked={scope === choice.scope}
              disabled={off}
              onChoose={() => onChange({ ...choice, scope })}
              title={title}
            >
              <span dir="auto">{detail}</span>
            </RadioCard>
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group} disabled={disabled}>
        <legend>Contents</legend>
        <Checkbox
          label="Include notes"
          hint="Notes are private unless you tick this."
          checked={choice.includeNotes}
          onChange={(event) => onChange({ ...choice, includeNotes: event.target.checked })}
        />
        {format && isForSpreadsheets(format) ? (
          <Checkbox
            label="Make formulas harmless"
            hint="A cell that a spreadsheet would calculate gets an apostrophe before it."
            checked={choice.neutraliseFormulas}
            onChange={(event) => onChange({ ...choice, neutraliseFormulas: event.target.checked })}
          />
        ) : null}
      </fieldset>
    </>
  )
}
