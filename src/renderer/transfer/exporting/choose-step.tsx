import { useMemo } from 'react'
import type { FormatView } from '../../../api/transfer-views'
import { EmptyState } from '../../ui/empty-state'
import styles from './choose-step.module.css'
import type { ExportChoice } from './export-choice'
import { AlongChoices, FormatFacts } from './format-choices'
import { groupFormats } from './format-groups'
import { FormatList } from './format-list'
import { LeavingChoices } from './leaving-choices'
import { ScopeChoices } from './scope-choices'
import { SplitChoices } from './split-choices'

export interface ChooseStepProps {
  /** Null until they are known. */
  readonly formats: readonly FormatView[] | null
  readonly format: FormatView | null
  readonly choice: ExportChoice
  readonly shownCount: number | null
  readonly disabled: boolean
  readonly onChange: (choice: ExportChoice) => void
}

/** The format on one side; what leaves and what goes along on the other. */
export function ChooseStep({ formats, format, choice, shownCount, disabled, onChange }: ChooseStepProps) {
  const groups = useMemo(() => groupFormats(formats ?? []), [formats])
  if (formats === null) return <EmptyState title="Opening…" />
  const chosen = { choice, onChange }
  return (
    <div className={styles.step}>
      <FormatList
        groups={groups}
        chosen={choice.format}
        disabled={disabled}
        onChoose={({ id }) => onChange({ ...choice, format: id })}
      />
      {format === null ? null : (
        <fieldset disabled={disabled} className={styles.choices}>
          <legend className="visually-hidden">What leaves</legend>
          <FormatFacts format={format} {...chosen} />
          <ScopeChoices shownCount={shownCount} {...chosen} />
          <LeavingChoices {...chosen} />
          <AlongChoices format={format} {...chosen} />
          <SplitChoices splits={choice.splits} onChange={(splits) => onChange({ ...choice, splits })} />
        </fieldset>
      )}
    </div>
  )
}
