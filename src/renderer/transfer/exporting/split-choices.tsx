import { Checkbox } from '../../ui/checkbox'
import { TextField } from '../../ui/text-field'
import { FIRST_SPLITS, isSeed, testShare } from './export-choice'
import type { SplitChoice } from './export-choice'
import styles from './choose-step.module.css'

export interface SplitChoicesProps {
  readonly splits: SplitChoice | null
  readonly onChange: (splits: SplitChoice | null) => void
}

/** Whether articles are split for training, validation and testing, and how. */
export function SplitChoices({ splits, onChange }: SplitChoicesProps) {
  const test = splits && testShare(splits)
  return (
    <fieldset className={styles.group}>
      <legend>Splits</legend>
      <Checkbox
        label="Split the articles for training, validation and testing"
        hint="An article is in one split only."
        checked={splits !== null}
        onChange={(event) => onChange(event.target.checked ? FIRST_SPLITS : null)}
      />
      {splits === null ? null : (
        <div className={styles.within}>
          <div className={styles.numbers}>
            <TextField
              label="Training, %"
              inputMode="numeric"
              value={splits.train}
              error={test === null ? 'Whole per cent, together at most 100' : null}
              onChange={(event) => onChange({ ...splits, train: event.target.value })}
            />
            <TextField
              label="Validation, %"
              inputMode="numeric"
              value={splits.validation}
              onChange={(event) => onChange({ ...splits, validation: event.target.value })}
            />
            <TextField label="Testing, % (the rest)" readOnly value={test ?? ''} />
            <TextField
              label="Seed"
              inputMode="numeric"
              value={splits.seed}
              error={isSeed(splits.seed) ? null : 'A whole number from 0 to 4294967295'}
              onChange={(event) => onChange({ ...splits, seed: event.target.value })}
            />
          </div>
          <Checkbox
            label="Spread the labels evenly"
            hint="Each split then gets its share of every label (stratified). The same seed gives the same splits."
            checked={splits.stratified}
            onChange={(event) => onChange({ ...splits, stratified: event.target.checked })}
          />
        </div>
      )}
    </fieldset>
  )
}
