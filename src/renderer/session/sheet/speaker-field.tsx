import { clsx } from 'clsx'
import { useId } from 'react'
import { v7 as uuid } from 'uuid'
import type { Speaker } from '../../../core/model/desk'
import { SHORT_TEXT } from '../../../core/schema/records'
import { DraftNotice } from '../../drafts/draft-notice'
import { useDraft } from '../../drafts/use-draft'
import { deskOf } from '../../state/plan-view'
import type { ClaimAtHand } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import styles from './sheet.module.css'
import type { ClaimFields } from './use-claim-fields'

const keyed = (name: string): string => name.trim().toLowerCase()

/** The person of the table whose name or alias it is exactly; null when nobody's or several people's. */
export function personOf(name: string, people: Iterable<Speaker>): Speaker | null {
  const wanted = keyed(name)
  if (wanted === '') return null
  const found = [...people].filter((person) => [person.name, ...person.aliases].some((each) => keyed(each) === wanted))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Who says so: a name, tied to the people table where it is one of its names. */
export function SpeakerField({ at, fields }: { readonly at: ClaimAtHand; readonly fields: ClaimFields }) {
  const actions = useActions()
  const people = useWorkbench(({ app }) => deskOf(app).speaker)
  const list = useId()
  const { claim } = at
  const given = fields.text('speaker')
  const draft = useDraft({
    ...given,
    save: (speaker) => fields.save({ speaker, check: { speakerRef: personOf(speaker, people.values())?.id ?? null } })
  })
  const known = claim.check.speakerRef === null ? null : (people.get(claim.check.speakerRef) ?? null)
  const name = claim.speaker.trim()
  const add = async () => {
    const id = uuid()
    const record = { id, name, aliases: [], title: '', organisation: '', kind: 'person' as const, sameAs: null }
    if (!(await actions.putDesk([{ table: 'speaker', record }]))) return
    await actions.updateCheck(at.ref, { speakerRef: id })
    actions.announce(`${name} is in the people table`)
  }
  return (
    <div>
      <TextField
        label="Speaker"
        list={list}
        value={draft.value}
        readOnly={fields.readOnly}
        maxLength={SHORT_TEXT}
        placeholder="Who says so"
        dir="auto"
        autoComplete="off"
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.leave}
      />
      <datalist id={list}>
        {[...people.values()].map((person) => (
          <option key={person.id} value={person.name}>
            {[person.title, person.organisation].filter((each) => each !== '').join(', ')}
          </option>
        ))}
      </datalist>
      <DraftNotice draft={draft} wrong={false} />
      {known ? (
        <p className={styles.muted} dir="auto">
          In the people table: {[known.name, known.title, known.organisation].filter((each) => each !== '').join(', ')}
        </p>
      ) : name !== '' && !fields.readOnly ? (
        <Button variant="quiet" className={clsx(styles.small, styles.lead)} onClick={() => void add()}>
          Add to the people table
        </Button>
      ) : null}
    </div>
  )
}
