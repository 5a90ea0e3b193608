import { useMemo, useState } from 'react'
import type { Contact } from '../../../core/model/desk'
import { deskOf } from '../../state/plan-view'
import { selectReadOnly } from '../../state/selectors'
import { selectSessionDocuments } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Select } from '../../ui/text-field'
import { today, writtenDay } from '../written-day'
import { ContactDialog } from './contact-dialog'
import { askedPeople, sortContacts } from './contact-fields'
import { ContactRow } from './contact-row'
import { DeskList } from './desk-list'
import styles from './desk.module.css'
import { claimKey, namedClaims } from './session-claims'
import { useRemove } from './use-remove'

const NONE: readonly Contact[] = []

/** The contact log: who was asked, when, how, and what they said. Private unless a row says otherwise. */
export function ContactsPanel() {
  const contacts = useWorkbench((state) => (state.app?.phase === 'ready' ? state.app.library.desk.contact : NONE))
  const sources = useWorkbench((state) => deskOf(state.app).source)
  const documents = useWorkbench(selectSessionDocuments)
  const readOnly = useWorkbench(selectReadOnly)
  const remove = useRemove('contact')
  const [person, setPerson] = useState('')
  const [writing, setWriting] = useState<Contact | 'new' | null>(null)
  const claims = useMemo(
    () => new Map(namedClaims(documents).map((claim) => [claimKey(claim.ref), claim])),
    [documents]
  )
  const people = useMemo(() => askedPeople(contacts), [contacts])
  const isPerson = people.some(({ name }) => name.toLocaleLowerCase() === person)
  const rows = useMemo(() => {
    const sorted = sortContacts(contacts)
    return isPerson ? sorted.filter(({ who }) => who.trim().toLocaleLowerCase() === person) : sorted
  }, [contacts, person, isPerson])
  const sourceOf = ({ source }: Contact): string => (source === null ? '' : (sources.get(source)?.title ?? ''))
  return (
    <>
      <DeskList
        label="Contacts"
        rows={rows}
        wordsOf={(contact) =>
          [contact.who, contact.on, contact.how, contact.asked, contact.answered, sourceOf(contact)].join(' ')
        }
        addLabel="Contact…"
        onAdd={() => setWriting('new')}
        emptyTitle="Nobody was asked yet"
        emptyText="Write down every call, letter and visit: who, when, what was asked, what was answered."
        tools={
          people.length > 1 ? (
            <Select
              label="Contacts with"
              hideLabel
              value={isPerson ? person : ''}
              onChange={(event) => setPerson(event.target.value)}
            >
              <option value="">Everybody</option>
              {people.map(({ name, times }) => (
                <option key={name} value={name.toLocaleLowerCase()}>
                  {name} ({times})
                </option>
              ))}
            </Select>
          ) : undefined
        }
        renderRow={(contact) => (
          <ContactRow
            contact={contact}
            source={sourceOf(contact)}
            claims={claims}
            readOnly={readOnly}
            onChange={() => setWriting(contact)}
            onRemove={() => void remove(contact.id, `the contact with ${contact.who}, ${writtenDay(contact.on)}`)}
          />
        )}
      >
        <p className={styles.hint}>Private: it stays out of exports, reports and bundles. Public rows go into them.</p>
      </DeskList>
      {writing ? (
        <ContactDialog
          contact={writing === 'new' ? null : writing}
          people={people.map(({ name }) => name)}
          today={today()}
          onClose={() => setWriting(null)}
        />
      ) : null}
    </>
  )
}
