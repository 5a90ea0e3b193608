import { v7 as uuid } from 'uuid'
import type { Speaker } from '../../../core/model/desk'
import { useActions } from '../../state/workbench'
import { Segmented } from '../../ui/segmented'
import { TextField } from '../../ui/text-field'
import { AliasField } from './alias-field'
import { SPEAKER_KIND_WORDS, SPEAKER_KINDS } from './desk-words'
import styles from './desk.module.css'
import { RecordDialog } from './record-dialog'
import { recordFields } from './record-fields'
import { EMPTY_SPEAKER, speakerProblems, tidySpeaker } from './speaker-fields'
import { useRecordForm } from './use-record-form'

export interface SpeakerDialogProps {
  /** The person who is changed; null for a new one. */
  readonly speaker: Speaker | null
  readonly onClose: () => void
}

/** Somebody who is quoted, with every name under which the texts have them. */
export function SpeakerDialog({ speaker, onClose }: SpeakerDialogProps) {
  const actions = useActions()
  const form = useRecordForm({
    draftKey: `desk/speaker/${speaker?.id ?? 'new'}`,
    first: speaker ? recordFields(speaker) : EMPTY_SPEAKER,
    isNew: speaker === null,
    problemsOf: (fields) => speakerProblems(fields, speaker),
    save: async (fields) => {
      const tidy = tidySpeaker(fields)
      const record = { id: speaker?.id ?? uuid(), ...tidy, aliases: [...tidy.aliases] }
      const isSaved = await actions.putDesk([{ table: 'speaker', record }])
      if (isSaved) actions.announce(`${record.name} ${speaker ? 'saved' : 'added'}`)
      return isSaved
    },
    onClose
  })
  const { fields, change, problems } = form
  return (
    <RecordDialog
      title={speaker ? `Change ${speaker.name}` : 'Add a person'}
      isNew={speaker === null}
      form={form}
      onClose={onClose}
    >
      <TextField
        label="Name"
        required
        autoFocus
        maxLength={2000}
        value={fields.name}
        error={problems.name ?? null}
        onChange={(event) => change({ name: event.target.value })}
      />
      <AliasField value={fields.aliases} announce={actions.announce} onChange={(aliases) => change({ aliases })} />
      <Segmented
        label="Kind"
        value={fields.kind}
        options={SPEAKER_KINDS.map((value) => ({ value, label: SPEAKER_KIND_WORDS[value] }))}
        onChange={(kind) => change({ kind })}
      />
      <div className={styles.two}>
        <TextField
          label="Title or role"
          hint="It tells namesakes apart: “minister”, “harbour master”."
          maxLength={2000}
          value={fields.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextField
          label="Organisation"
          maxLength={2000}
          value={fields.organisation}
          onChange={(event) => change({ organisation: event.target.value })}
        />
      </div>
      <TextField
        label="Same as (web address)"
        hint="A page that is about them alone, such as their entry in an encyclopaedia."
        inputMode="url"
        placeholder="https://…"
        maxLength={2000}
        value={fields.sameAs ?? ''}
        error={problems.sameAs ?? null}
        onChange={(event) => change({ sameAs: event.target.value === '' ? null : event.target.value })}
      />
    </RecordDialog>
  )
}
