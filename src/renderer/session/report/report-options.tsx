import { ChevronRight } from 'lucide-react'
import { REPORT_PARTS } from '../../../api/report-params'
import { Checkbox } from '../../ui/checkbox'
import { isReport, PART_NAMES } from './report-choice'
import type { ReportChoice } from './report-choice'
import styles from './report.module.css'

export interface ReportOptionsProps {
  readonly choice: ReportChoice
  readonly disabled: boolean
  readonly onChange: (choice: ReportChoice) => void
}

/** What goes along, and which parts a report has. */
export function ReportOptions({ choice, disabled, onChange }: ReportOptionsProps) {
  const { kind, parts, includePrivate, anonymiseChecker } = choice
  const left = REPORT_PARTS.length - parts.length
  return (
    <>
      <fieldset className={styles.group} disabled={disabled}>
        <legend className={styles.legend}>What goes along</legend>
        <Checkbox
          label="Include what is private"
          hint="Private notes, contacts that are not public, and sensitive sources and evidence."
          checked={includePrivate}
          onChange={(event) => onChange({ ...choice, includePrivate: event.target.checked })}
        />
        {isReport(kind) ? (
          <Checkbox
            label="Leave out the checker’s name"
            hint="The report says “the checker” instead."
            checked={anonymiseChecker}
            onChange={(event) => onChange({ ...choice, anonymiseChecker: event.target.checked })}
          />
        ) : null}
      </fieldset>
      {isReport(kind) ? (
        <details className={styles.parts}>
          <summary>
            <ChevronRight size={14} aria-hidden="true" />
            <b>Parts of the report</b>
            <span className={styles.about}>{left === 0 ? 'all of them' : `${left} left out`}</span>
          </summary>
          <fieldset className={styles.ticks} disabled={disabled}>
            <legend className={styles.unseen}>Parts of the report</legend>
            {REPORT_PARTS.map((part) => (
              <Checkbox
                key={part}
                label={PART_NAMES[part]}
                checked={parts.includes(part)}
                onChange={(event) =>
                  onChange({
                    ...choice,
                    parts: event.target.checked ? [...parts, part] : parts.filter((each) => each !== part)
                  })
                }
              />
            ))}
          </fieldset>
        </details>
      ) : null}
    </>
  )
}
