import { useMemo } from 'react'
import type { Source } from '../../../core/model/desk'
import { suggestGroups } from '../../../core/session/independence'
import type { GroupSuggestion } from '../../../core/session/independence'
import { counted } from '../../ui/format-bytes'
import { selectReadOnly } from '../../state/selectors'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import styles from './desk.module.css'
import { recordFields } from './record-fields'

/** Sources that look as if they had one origin; a person says whether they have. */
export function GroupSuggestions({ sources }: { readonly sources: readonly Source[] }) {
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const suggestions = useMemo(() => suggestGroups(sources), [sources])
  const titles = useMemo(() => new Map(sources.map(({ id, title }) => [id, title])), [sources])
  if (suggestions.length === 0) return null

  async function group({ name, sources: ids }: GroupSuggestion) {
    const records = sources
      .filter(({ id }) => ids.includes(id))
      .map((source) => ({
        table: 'source' as const,
        record: { id: source.id, ...recordFields(source), independenceGroup: name }
      }))
    if (await actions.putDesk(records)) actions.announce(`${counted(records.length, 'source')} count as one: ${name}`)
  }

  return (
    <section className={styles.group} aria-label="Maybe one origin">
      <h3>Maybe one origin</h3>
      <p className={styles.hint}>
        Five papers with one agency’s story are one source. Only you can say whether they are.
      </p>
      <ul className={styles.rows}>
        {suggestions.map((suggestion) => (
          <li key={suggestion.name} className={styles.plain}>
            <span>
              {suggestion.reason}{' '}
              <span className={styles.faint}>{suggestion.sources.map((id) => titles.get(id)).join(', ')}</span>
            </span>
            <Button
              disabled={readOnly}
              aria-label={`Count as one: ${suggestion.name}`}
              onClick={() => void group(suggestion)}
            >
              Count as one
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
