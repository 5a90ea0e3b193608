import { useId, useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import type { Contact } from '../../../core/model/desk'
import { deskOf } from '../../state/plan-view'
import { selectSessionDocuments } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Checkbox } from '../../ui/checkbox'
import { Select, TextArea, TextField } from '../../ui/text-field'
import { contactProblems, EMPTY_CONTACT, tidyContact, WAYS } from './contact-fields'
import styles from './desk.module.css'
import { LinkedClaimsField } from './linked-claims-field'
import { RecordDialog } from './record-dialog'
import { recordFields } from './record-fields'
import { namedClaims } from './session-claims'
import { useRecordForm } from './use-record-form'

export interface ContactDialogProps {
  /** The row that is changed; null for a new one. */
  readonly contact: Contact | null
  /** Names that were asked before. */
  readonly people: readonly string[]
  /** ISO 8601 date. */
  readonly today: string
  readonly onClose: () => void
}

/** A row of the contact log: who was asked what, and what came back. */
export function ContactDialog({ contact, people, today, onClose }: ContactDialogProps) {
  const actions = useActions()
  const sources = useWorkbench((state) => deskOf(state.app).source)
  const documents = useWorkbench(selectSessionDocuments)
  const current = useWorkbench((state) => state.session.claim)
  const claims = useMemo(() => namedClaims(documents), [documents])
  const [peopleList, wayList] = [useId(), useId()]
  const form = useRecordForm({
    draftKey: `desk/contact/${contact?.id ?? 'new'}`,
    first: contact ? recordFields(contact) : EMPTY_CONTACT,
    isNew: contact === null,
    problemsOf: contactProblems,
    save: async (fields) => {
      const tidy = tidyContact(fields, today)
      const record = { id: contact?.id ?? uuid(), ...tidy, claims: [...tidy.claims] }
      const isSaved = await actions.putDesk([{ table: 'contact', record }])
      if (isSaved) actions.announce(`Contact ${contact ? 'saved' : 'added'}: ${record.who}`)
      return isSaved
    },
    onClose
  })
  const { fields, change, problems } = form
  return (
    <RecordDialog
      title={contact ? 'Change the contact' : 'Add a contact'}
      isNew={contact === null}
      form={form}
      onClose={onClose}
    >
      <p className={styles.hint}>
        Private: the contact log stays out of exports, reports and bundles. Only a row that is marked as public goes in.
      </p>
      <div className={styles.two}>
        <TextField
          label="Who"
          required
          autoFocus
          list={peopleList}
          maxLength={2000}
          value={fields.who}
          error={problems.who ?? null}
          onChange={(event) => change({ who: event.target.value })}
        />
        <TextField
          label="When"
          placeholder={today}
          hint={fields.on.trim() === '' ? 'Empty: today.' : undefined}
          value={fields.on}
          error={problems.on ?? null}
          onChange={(event) => change({ on: event.target.value })}
        />
        <TextField
          label="How"
          list={wayList}
          maxLength={2000}
          value={fields.how}
          onChange={(event) => change({ how: event.target.value })}
        />
        <Select
          label="Source"
          value={fields.source ?? ''}
          onChange={(event) => change({ source: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">None</option>
          {fields.source !== null && !sources.has(fields.source) ? (
            <option value={fields.source}>A source that was removed</option>
          ) : null}
          {[...sources.values()]
            .sort((a, b) => a.title.localeCompare(b.title))
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </Select>
      </div>
      <datalist id={peopleList}>
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id={wayList}>
        {WAYS.map((way) => (
          <option key={way} value={way} />
        ))}
      </datalist>
      <TextArea label="Asked" value={fields.asked} onChange={(event) => change({ asked: event.target.value })} />
      <TextArea
        label="Answered"
        hint="Empty while there is no answer."
        value={fields.answered}
        onChange={(event) => change({ answered: event.target.value })}
      />
      <LinkedClaimsField
        value={fields.claims}
        claims={claims}
        current={current}
        onChange={(linked) => change({ claims: linked })}
      />
      <Checkbox
        label="Off the record"
        hint="They do not want it to be published, or not with their name."
        checked={fields.offRecord}
        onChange={(event) => change({ offRecord: event.target.checked })}
      />
      <Checkbox
        label="Public: may be shown in reports"
        hint={
          fields.offRecord && fields.isPublic
            ? 'It is off the record and public: are you sure?'
            : 'Without this, the row never leaves the library.'
        }
        checked={fields.isPublic}
        onChange={(event) => change({ isPublic: event.target.checked })}
      />
    </RecordDialog>
  )
}
