import type { FormatView } from '../../../api/transfer-views'
import { settingOf } from '../../../core/formats/format'
import type { FormatSetting } from '../../../core/formats/format'
import { Checkbox } from '../../ui/checkbox'
import { Select, TextField } from '../../ui/text-field'
import styles from './choose-step.module.css'
import type { ExportChoice } from './export-choice'
import { isForSpreadsheets, layoutWords, unitWords } from './format-words'

export interface FormatChoicesProps {
  readonly format: FormatView
  readonly choice: ExportChoice
  readonly onChange: (choice: ExportChoice) => void
}

interface SettingFieldProps {
  readonly setting: FormatSetting
  readonly value: string
  readonly onChange: (value: string) => void
}

function SettingField({ setting, value, onChange }: SettingFieldProps) {
  const { name, description, choices } = setting
  if (!choices) {
    return (
      <TextField label={name} hint={description} value={value} onChange={(event) => onChange(event.target.value)} />
    )
  }
  return (
    <Select label={name} hint={description} value={value} onChange={(event) => onChange(event.target.value)}>
      {choices.map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </Select>
  )
}

/** What the chosen format is, and what can be chosen about how it is written. */
export function FormatFacts({ format, choice, onChange }: FormatChoicesProps) {
  const chosen = choice.settings[format.id] ?? {}
  const set = (setting: string, value: string) =>
    onChange({ ...choice, settings: { ...choice.settings, [format.id]: { ...chosen, [setting]: value } } })
  return (
    <section aria-labelledby="export-format-name" className={styles.facts}>
      <h3 id="export-format-name">
        {format.name} <span className={styles.quiet}>.{format.extension}</span>
      </h3>
      <p className={styles.quiet}>
        {layoutWords(format)}. {format.offsetUnit === null ? 'No positions' : `Positions in ${unitWords(format)}`}.
      </p>
      {format.writeSettings.length === 0 ? null : (
        <div className={styles.settings}>
          {format.writeSettings.map((setting) => (
            <SettingField
              key={setting.id}
              setting={setting}
              value={settingOf(setting, chosen)}
              onChange={(value) => set(setting.id, value)}
            />
          ))}
        </div>
      )}
    </section>
  )
}

/** What goes along with the annotations. */
export function AlongChoices({ format, choice, onChange }: FormatChoicesProps) {
  return (
    <fieldset className={styles.group}>
      <legend>What goes along</legend>
      {format.textOptional ? (
        <Checkbox
          label="Include the texts of the articles"
          hint="Without them, only who has the texts can place the annotations."
          checked={choice.includeText}
          onChange={(event) => onChange({ ...choice, includeText: event.target.checked })}
        />
      ) : null}
      <Checkbox
        label="Include notes"
        hint="Notes are private unless you tick this."
        checked={choice.includeNotes}
        onChange={(event) => onChange({ ...choice, includeNotes: event.target.checked })}
      />
      {isForSpreadsheets(format) ? (
        <Checkbox
          label="Make formulas harmless"
          hint="A cell that a spreadsheet would calculate gets an apostrophe before it."
          checked={choice.neutraliseFormulas}
          onChange={(event) => onChange({ ...choice, neutraliseFormulas: event.target.checked })}
        />
      ) : null}
      <Checkbox
        label="Put the loss report beside it"
        hint="A file that lists what the format could not carry. There is none when nothing is lost."
        checked={choice.lossReport}
        onChange={(event) => onChange({ ...choice, lossReport: event.target.checked })}
      />
    </fieldset>
  )
}
