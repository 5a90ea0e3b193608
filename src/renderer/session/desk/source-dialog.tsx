import { useId } from 'react'
import { v7 as uuid } from 'uuid'
import { SOURCE_KINDS, SOURCE_TIERS } from '../../../core/model/desk'
import type { Source, SourceKind, SourceTier } from '../../../core/model/desk'
import { useActions } from '../../state/workbench'
import { Checkbox } from '../../ui/checkbox'
import { Select, TextArea, TextField } from '../../ui/text-field'
import { SOURCE_KIND_WORDS, TIER_TOLD } from './desk-words'
import styles from './desk.module.css'
import { RecordDialog } from './record-dialog'
import { recordFields } from './record-fields'
import { EMPTY_SOURCE, sourceProblems, tidySource } from './source-fields'
import { useRecordForm } from './use-record-form'

export interface SourceDialogProps {
  /** The source that is changed; null for a new one. */
  readonly source: Source | null
  /** Names of the independence groups there are. */
  readonly groups: readonly string[]
  readonly onClose: () => void
}

/** An entry of the source log. */
export function SourceDialog({ source, groups, onClose }: SourceDialogProps) {
  const actions = useActions()
  const groupList = useId()
  const form = useRecordForm({
    draftKey: `desk/source/${source?.id ?? 'new'}`,
    first: source ? recordFields(source) : EMPTY_SOURCE,
    isNew: source === null,
    problemsOf: (fields) => sourceProblems(fields, source),
    save: async (fields) => {
      const record = { id: source?.id ?? uuid(), ...tidySource(fields) }
      const isSaved = await actions.putDesk([{ table: 'source', record }])
      if (isSaved) actions.announce(`Source ${source ? 'saved' : 'added'}: ${record.title}`)
      return isSaved
    },
    onClose
  })
  const { fields, change, problems } = form
  return (
    <RecordDialog
      title={source ? 'Change the source' : 'Add a source'}
      isNew={source === null}
      form={form}
      onClose={onClose}
    >
      <TextField
        label="Title or name"
        required
        autoFocus
        maxLength={2000}
        value={fields.title}
        error={problems.title ?? null}
        onChange={(event) => change({ title: event.target.value })}
      />
      <div className={styles.two}>
        <Select
          label="Kind"
          value={fields.kind}
          onChange={(event) => change({ kind: event.target.value as SourceKind })}
        >
          {SOURCE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {SOURCE_KIND_WORDS[kind]}
            </option>
          ))}
        </Select>
        <Select
          label="How near to the fact"
          value={fields.tier ?? ''}
          onChange={(event) => change({ tier: event.target.value === '' ? null : (event.target.value as SourceTier) })}
        >
          <option value="">Not said</option>
          {SOURCE_TIERS.map((tier) => (
            <option key={tier} value={tier}>
              {TIER_TOLD[tier]}
            </option>
          ))}
        </Select>
        <TextField
          label="Author"
          maxLength={2000}
          value={fields.author}
          onChange={(event) => change({ author: event.target.value })}
        />
        <TextField
          label="Publisher"
          maxLength={2000}
          value={fields.publisher}
          onChange={(event) => change({ publisher: event.target.value })}
        />
      </div>
      <TextField
        label="Web address"
        inputMode="url"
        placeholder="https://…"
        maxLength={2000}
        value={fields.url ?? ''}
        error={problems.url ?? null}
        onChange={(event) => change({ url: event.target.value === '' ? null : event.target.value })}
      />
      <TextField
        label="Independence group"
        hint="Where its information comes from. Sources of one group count as one: five papers with one agency’s story are one source. Empty: it stands alone."
        list={groupList}
        maxLength={2000}
        value={fields.independenceGroup}
        onChange={(event) => change({ independenceGroup: event.target.value })}
      />
      <datalist id={groupList}>
        {groups.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextArea
        label="Interests"
        hint="What it has to gain or to lose, who pays for it, whom it is close to."
        value={fields.interests}
        onChange={(event) => change({ interests: event.target.value })}
      />
      <TextArea
        label="Reliability"
        hint="How good it has been, and how one knows."
        value={fields.reliability}
        onChange={(event) => change({ reliability: event.target.value })}
      />
      <TextArea
        label="Contact (private)"
        hint="How to reach them. It stays out of exports, reports and bundles."
        value={fields.contact}
        onChange={(event) => change({ contact: event.target.value })}
      />
      <Checkbox
        label="Cannot be named"
        hint="An anonymous source. Policies warn when a decision rests on it alone."
        checked={fields.anonymous}
        onChange={(event) => change({ anonymous: event.target.checked })}
      />
      <Checkbox
        label="Sensitive"
        hint="Kept out of exports, reports and bundles unless that is ticked there."
        checked={fields.sensitive}
        onChange={(event) => change({ sensitive: event.target.checked })}
      />
    </RecordDialog>
  )
}
