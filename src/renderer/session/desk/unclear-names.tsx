import type { Speaker } from '../../../core/model/desk'
import { counted } from '../../ui/format-bytes'
import { Button } from '../../ui/button'
import { listed } from './desk-words'
import styles from './desk.module.css'
import type { UnclearName } from './speaker-links'

export interface UnclearNamesProps {
  readonly names: readonly UnclearName[]
  readonly readOnly: boolean
  readonly onLink: (name: UnclearName, person: Speaker) => void
}

/** Names that may mean several people: a person says whom. */
export function UnclearNames({ names, readOnly, onLink }: UnclearNamesProps) {
  if (names.length === 0) return null
  return (
    <section className={styles.group} aria-label="Who is meant?">
      <h3>Who is meant?</h3>
      <ul className={styles.rows}>
        {names.map((unclear) => (
          <li key={unclear.name}>
            <p>
              “{unclear.name}” in {counted(unclear.claims.length, 'claim')} may be:
            </p>
            <div className={styles.buttons}>
              {unclear.people.map((person) => (
                <Button
                  key={person.id}
                  disabled={readOnly}
                  aria-label={`“${unclear.name}” is ${person.name}`}
                  onClick={() => onLink(unclear, person)}
                >
                  {listed(person.name, person.title)}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
