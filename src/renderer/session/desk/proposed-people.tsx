import { useEffect, useRef, useState } from 'react'
import { v7 as uuid } from 'uuid'
import { counted } from '../../ui/format-bytes'
import { selectReadOnly } from '../../state/selectors'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import styles from './desk.module.css'
import { EMPTY_SPEAKER } from './speaker-fields'
import type { SpeakerProposal } from './speaker-proposals'

/** So many at first. */
const AT_FIRST = 8

/** People whom the texts quote and the table does not have. Enter adds one and goes on to the next. */
export function ProposedPeople({ proposals }: { readonly proposals: readonly SpeakerProposal[] }) {
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const [isWhole, setWhole] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const next = useRef<string | null>(null)
  const shown = isWhole ? proposals : proposals.slice(0, AT_FIRST)
  useEffect(() => {
    // The one that was added is gone: the focus goes on, instead of being lost with its button.
    if (next.current === null) return
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button[data-name]') ?? [])]
    const button = buttons.find(({ dataset }) => dataset['name'] === next.current)
    next.current = null
    button?.focus()
  }, [proposals])
  if (proposals.length === 0) return null

  async function add({ name, title, aliases }: SpeakerProposal, index: number) {
    const after = proposals[index + 1] ?? proposals[index - 1]
    next.current = after?.name ?? null
    const record = { ...EMPTY_SPEAKER, id: uuid(), name, title, aliases: [...aliases] }
    if (await actions.putDesk([{ table: 'speaker', record }])) actions.announce(`${name} added`)
  }

  return (
    <section className={styles.group} aria-label="Quoted in the texts">
      <h3>Quoted in the texts, not in the table</h3>
      <p className={styles.hint}>Names as rules found them. Enter adds one, with its title as it is written.</p>
      <ul ref={list} className={styles.rows}>
        {shown.map((proposal, index) => (
          <li key={proposal.id} className={styles.plain}>
            <span dir="auto">
              <b>{proposal.name}</b>
              {proposal.title === '' ? '' : `, ${proposal.title}`}{' '}
              <span className={styles.faint}>{counted(proposal.times, 'time')}</span>
            </span>
            <Button
              data-name={proposal.name}
              disabled={readOnly}
              aria-label={`Add ${proposal.name}`}
              onClick={() => void add(proposal, index)}
            >
              Add
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < proposals.length ? (
        <Button variant="quiet" onClick={() => setWhole(true)}>
          Show {groupDigits(proposals.length - shown.length)} more
        </Button>
      ) : null}
    </section>
  )
}
