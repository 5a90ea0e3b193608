import { useMemo, useState } from 'react'
import type { Speaker } from '../../../core/model/desk'
import { counted } from '../../ui/format-bytes'
import { selectReadOnly } from '../../state/selectors'
import { selectSessionDocuments } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { DeskList } from './desk-list'
import styles from './desk.module.css'
import { ProposedPeople } from './proposed-people'
import { namedClaims } from './session-claims'
import type { NamedClaim } from './session-claims'
import { SpeakerDialog } from './speaker-dialog'
import { speakerLinks } from './speaker-links'
import { speakerProposals } from './speaker-proposals'
import { SpeakerRow } from './speaker-row'
import { UnclearNames } from './unclear-names'
import { useLinkClaims } from './use-link-claims'
import { useReadings } from './use-readings'
import { useRemove } from './use-remove'

const NONE: readonly Speaker[] = []
const NO_CLAIMS: readonly NamedClaim[] = []

const wordsOf = ({ name, aliases, title, organisation }: Speaker): string =>
  [name, ...aliases, title, organisation].join(' ')

/** The people table of the library: who is quoted, by which names, and which claims of the session are theirs. */
export function PeoplePanel() {
  const people = useWorkbench((state) => (state.app?.phase === 'ready' ? state.app.library.desk.speaker : NONE))
  const documents = useWorkbench(selectSessionDocuments)
  const readOnly = useWorkbench(selectReadOnly)
  const remove = useRemove('speaker')
  const link = useLinkClaims()
  const { readings, waiting, problem } = useReadings()
  const [writing, setWriting] = useState<Speaker | 'new' | null>(null)
  const rows = useMemo(() => [...people].sort((a, b) => a.name.localeCompare(b.name)), [people])
  const links = useMemo(() => speakerLinks(namedClaims(documents), people), [documents, people])
  const proposals = useMemo(
    () =>
      speakerProposals(
        readings.flatMap(({ attributions }) => attributions),
        people
      ),
    [readings, people]
  )
  const open = [...links.open].map(([person, claims]) => ({ person, claims }))
  const openCount = open.reduce((sum, { claims }) => sum + claims.length, 0)
  return (
    <>
      <DeskList
        label="People"
        rows={rows}
        wordsOf={wordsOf}
        addLabel="Person…"
        onAdd={() => setWriting('new')}
        emptyTitle="Nobody in the table yet"
        emptyText="Who is quoted, with title and other names: then a surname alone is understood, in every article."
        renderRow={(speaker) => {
          const mine = links.linked.get(speaker.id) ?? NO_CLAIMS
          const theirs = links.open.get(speaker.id) ?? NO_CLAIMS
          const stays =
            mine.length === 0
              ? ''
              : `${counted(mine.length, 'claim')} of this session ${mine.length === 1 ? 'keeps' : 'keep'} the name only.`
          return (
            <SpeakerRow
              speaker={speaker}
              linked={mine}
              open={theirs}
              readOnly={readOnly}
              onLink={() => void link([{ person: speaker.id, claims: theirs }], speaker.name)}
              onChange={() => setWriting(speaker)}
              onRemove={() => void remove(speaker.id, speaker.name, stays)}
            />
          )
        }}
      >
        {open.length > 1 ? (
          <div className={styles.group}>
            <p className={styles.plain}>
              <span>{counted(openCount, 'claim')} name people of the table and are not linked to them.</span>
              <Button
                variant="primary"
                disabled={readOnly}
                onClick={() => void link(open, counted(open.length, 'person', 'people'))}
              >
                Link all {openCount} claims
              </Button>
            </p>
          </div>
        ) : null}
        <UnclearNames
          names={links.unclear}
          readOnly={readOnly}
          onLink={({ claims }, person) => void link([{ person: person.id, claims }], person.name)}
        />
        {waiting > 0 ? <p className={styles.hint}>{counted(waiting, 'text')} still to be looked through…</p> : null}
        {problem === '' ? null : <p className={styles.hint}>Not all texts could be looked through: {problem}</p>}
        <ProposedPeople proposals={proposals} />
      </DeskList>
      {writing ? <SpeakerDialog speaker={writing === 'new' ? null : writing} onClose={() => setWriting(null)} /> : null}
    </>
  )
}
