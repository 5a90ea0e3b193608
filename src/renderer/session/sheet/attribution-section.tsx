import { ANONYMITIES, ATTRIBUTION_KINDS, CHECK_LEVELS, SAID_IT } from '../../../core/model/claim-check'
import type {
  Anonymity,
  AttributionKind,
  ClaimAttribution,
  ClaimDate,
  CheckLevel
} from '../../../core/model/claim-check'
import { SHORT_TEXT } from '../../../core/schema/records'
import { DraftText } from '../../drafts/draft-text'
import type { ClaimAtHand } from '../../state/session-state'
import { Segmented } from '../../ui/segmented'
import { Select } from '../../ui/text-field'
import { ANONYMITY_NAMES, KIND_NAMES, LEVEL_NAMES, SAID_IT_TOLD } from '../words'
import { Section } from './section'
import styles from './sheet.module.css'
import { SpeakerField } from './speaker-field'
import type { ClaimFields } from './use-claim-fields'

const NOBODY: ClaimAttribution = {
  kind: 'author-voice',
  anonymity: 'named',
  source: null,
  cue: null,
  content: null,
  cueType: null,
  reportedVia: []
}

const PARTIAL_DATE = /^\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$/
const wrongDate = (text: string): string | null =>
  text === '' || PARTIAL_DATE.test(text) ? null : 'Write the date as 2024-08-22, 2024-08 or 2024.'

interface DateFieldProps {
  readonly label: string
  readonly name: 'saidOn' | 'happenedOn'
  readonly at: ClaimAtHand
  readonly fields: ClaimFields
}

function DateField({ label, name, at, fields }: DateFieldProps) {
  const known: ClaimDate | null = at.claim.check[name]
  return (
    <DraftText
      draftKey={fields.keyOf(`check/${name}`)}
      stored={known?.date ?? ''}
      readOnly={fields.readOnly}
      label={label}
      placeholder="2024-08-22"
      maxLength={40}
      check={wrongDate}
      {...(known && known.words !== '' ? { hint: `“${known.words}”` } : {})}
      save={(date) => {
        const words = known?.words ?? ''
        const next = date === '' && words === '' ? null : { date: date === '' ? null : date, words }
        return fields.save({ check: { [name]: next } })
      }}
    />
  )
}

/** Who is said to have said it, when, and whether they did: another question than whether it is true. */
export function AttributionSection({ at, fields }: { readonly at: ClaimAtHand; readonly fields: ClaimFields }) {
  const { check } = at.claim
  const attribution = check.attribution
  const put = (patch: Partial<ClaimAttribution>) => {
    const next = { ...(attribution ?? NOBODY), ...patch }
    void fields.save({ check: { attribution: { ...next, reportedVia: [...next.reportedVia] } } }).catch(() => undefined)
  }
  const isSomebodys = attribution !== null && attribution.kind !== 'author-voice'
  return (
    <Section title="Who says so">
      <SpeakerField at={at} fields={fields} />
      <div className={styles.two}>
        <Select
          label="Attribution"
          value={attribution?.kind ?? ''}
          disabled={fields.readOnly}
          onChange={(event) => put({ kind: event.target.value as AttributionKind })}
        >
          {attribution === null ? <option value="">Not said yet</option> : null}
          {ATTRIBUTION_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_NAMES[kind]}
            </option>
          ))}
        </Select>
        <Select
          label="Name"
          value={attribution?.anonymity ?? ''}
          disabled={fields.readOnly}
          onChange={(event) => put({ anonymity: event.target.value as Anonymity })}
        >
          {attribution === null ? <option value="">Not said yet</option> : null}
          {ANONYMITIES.map((anonymity) => (
            <option key={anonymity} value={anonymity}>
              {ANONYMITY_NAMES[anonymity]}
            </option>
          ))}
        </Select>
        <DateField label="Stated on" name="saidOn" at={at} fields={fields} />
        <DateField label="Happened on" name="happenedOn" at={at} fields={fields} />
      </div>
      {isSomebodys && (attribution.source ?? attribution.cue) ? (
        <p className={styles.muted} dir="auto">
          {attribution.source ? `Source: “${attribution.source.quote.exact}”` : ''}
          {attribution.source && attribution.cue ? ' · ' : ''}
          {attribution.cue ? `cue: “${attribution.cue.quote.exact}”` : ''}
        </p>
      ) : null}
      {isSomebodys ? (
        <>
          <Segmented
            label="What is checked"
            options={CHECK_LEVELS.map((value) => ({ value, label: LEVEL_NAMES[value] }))}
            value={check.level}
            disabled={fields.readOnly}
            onChange={(level: CheckLevel) => void fields.save({ check: { level } }).catch(() => undefined)}
          />
          <Segmented
            label="Did they say it?"
            options={SAID_IT.map((value) => ({ value, ...SAID_IT_TOLD[value] }))}
            value={check.saidIt}
            disabled={fields.readOnly}
            onChange={(saidIt) => void fields.save({ check: { saidIt } }).catch(() => undefined)}
          />
          <DraftText
            draftKey={fields.keyOf('check/reportedVia')}
            stored={attribution.reportedVia.join('; ')}
            readOnly={fields.readOnly}
            label="Reported by"
            placeholder="Who carried it, outermost first; several with a semicolon"
            maxLength={SHORT_TEXT}
            save={(value) => {
              const reportedVia = value
                .split(';')
                .map((name) => name.trim())
                .filter((name) => name !== '')
              return fields.save({ check: { attribution: { ...attribution, reportedVia } } })
            }}
          />
        </>
      ) : null}
    </Section>
  )
}
