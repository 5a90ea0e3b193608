import { useMemo, useState } from 'react'
import type { AnnotationPreview, FormatView } from '../../../api/transfer-views'
import type { DecodedReading, FormatSetting } from '../../../core/formats/format'
import { Select, TextField } from '../../ui/text-field'
import { counted } from '../../ui/format-bytes'
import { recognitionWords } from './annotation-words'
import { ArticleChoice } from './article-choice'
import { withFormat, withSetting } from './reading-choice'
import type { ReadingChoice } from './reading-choice'
import styles from './reading-pane.module.css'
import { readingGroups } from './reading-groups'

/** What was left open by the files is told of so many groups of them. */
const SHOWN = 20

export interface ReadingPaneProps {
  readonly preview: AnnotationPreview
  readonly formats: readonly FormatView[]
  readonly choice: ReadingChoice
  readonly onChange: (choice: ReadingChoice) => void
}

/** What a file leaves open, how it was decided and why. */
function Readings({
  readings,
  setting
}: {
  readonly readings: readonly DecodedReading[]
  readonly setting: FormatSetting
}) {
  const groups = readingGroups(readings, setting)
  if (groups.length === 0) return null
  return (
    <ul className={styles.readings} aria-label={`How “${setting.name}” was decided`}>
      {groups.slice(0, SHOWN).map(({ chosen, evidence, files }) => (
        <li key={`${chosen} ${evidence}`}>
          <b>{chosen}</b>: {evidence}
          {files.length === 0 ? null : (
            <span className={styles.files}>
              {' '}
              <bdi>{files[0]}</bdi>
              {files.length > 1 ? ` and ${counted(files.length - 1, 'more file')}` : ''}
            </span>
          )}
        </li>
      ))}
      {groups.length > SHOWN ? <li>and {groups.length - SHOWN} more</li> : null}
    </ul>
  )
}

interface SettingProps extends Pick<ReadingPaneProps, 'choice' | 'onChange'> {
  readonly setting: FormatSetting
  readonly readings: readonly DecodedReading[]
}

function Setting({ setting, readings, choice, onChange }: SettingProps) {
  const { id, name, description, choices } = setting
  const [typed, setTyped] = useState(choice.settings[id] ?? '')
  const change = (value: string) => onChange(withSetting(choice, id, value))
  return (
    <div className={styles.setting}>
      {choices === null ? (
        <TextField
          label={name}
          hint={description}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            change(target.value)
          }}
        />
      ) : (
        <Select
          label={name}
          hint={description}
          value={choice.settings[id] ?? choices[0]?.id ?? ''}
          onChange={({ target }) => change(target.value)}
        >
          {choices.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </Select>
      )}
      <Readings readings={readings} setting={setting} />
    </div>
  )
}

/** How the files are read: format, settings with what was found out by evidence, the article of annotations without a text. */
export function ReadingPane({ preview, formats, choice, onChange }: ReadingPaneProps) {
  const format = formats.find(({ id }) => id === preview.format)
  const recognised = useMemo(() => new Set(preview.recognised.map((each) => each.format)), [preview.recognised])
  const [likely, others] = [
    preview.recognised.flatMap((each) => formats.find(({ id }) => id === each.format) ?? []),
    formats.filter(({ id }) => !recognised.has(id))
  ]
  const found = formats.find(({ id }) => id === preview.recognised[0]?.format)
  const { files, remarks, readings } = preview
  return (
    <section aria-label="How the files are read" className={styles.pane}>
      <Select
        label="Format"
        value={choice.format ?? ''}
        hint={recognitionWords(preview, choice.format !== null)}
        onChange={({ target }) => onChange(withFormat(choice, target.value === '' ? null : target.value))}
      >
        <option value="">{found ? `${found.name} (found out)` : 'Not known'}</option>
        {likely.length === 0 ? null : (
          <optgroup label="May know the files">
            {likely.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={likely.length === 0 ? 'Formats' : 'Others'}>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      </Select>
      <p className={styles.count}>
        {counted(files.length, 'file')}: <bdi>{files[0]}</bdi>
        {files.length > 1 ? ` and ${counted(files.length - 1, 'other')}` : ''}
      </p>
      {format?.readSettings.map((setting) => (
        <Setting
          key={`${format.id} ${setting.id}`}
          setting={setting}
          readings={readings.filter((each) => each.setting === setting.id)}
          choice={choice}
          onChange={onChange}
        />
      ))}
      {format ? <ArticleChoice choice={choice} onChange={onChange} /> : null}
      {remarks.length === 0 ? null : (
        <section aria-labelledby="annotation-remarks" className={styles.remarks}>
          <h3 id="annotation-remarks">Remarks</h3>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}
