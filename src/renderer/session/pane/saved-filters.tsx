import { Popover } from '@base-ui/react/popover'
import { Bookmark, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import type { SavedFilter } from '../../../core/model/desk'
import { selectReadOnly } from '../../state/selectors'
import { selectSession } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button, IconButton } from '../../ui/button'
import choices from '../../ui/choices.module.css'
import { TextField } from '../../ui/text-field'
import styles from './session-pane.module.css'

const NONE: readonly SavedFilter[] = []

interface SavedRowProps {
  readonly filter: SavedFilter
  readonly isCurrent: boolean
  readonly readOnly: boolean
  readonly onApply: () => void
  readonly onRename: (name: string) => void
  readonly onRemove: () => void
}

function SavedRow({ filter, isCurrent, readOnly, onApply, onRename, onRemove }: SavedRowProps) {
  const [name, setName] = useState<string | null>(null)
  if (name !== null) {
    const finish = () => {
      if (name.trim() !== '' && name.trim() !== filter.name) onRename(name.trim())
      setName(null)
    }
    return (
      <form
        className={styles.savedRow}
        onSubmit={(event) => {
          event.preventDefault()
          finish()
        }}
      >
        <input
          className={styles.savedName}
          aria-label={`Name of the filter ${filter.name}`}
          value={name}
          maxLength={200}
          autoFocus
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setName(null)
          }}
          onBlur={finish}
        />
      </form>
    )
  }
  return (
    <div className={styles.savedRow}>
      <button type="button" className={styles.savedApply} aria-pressed={isCurrent} onClick={onApply}>
        <span>{filter.name}</span>
        <code>{filter.query}</code>
      </button>
      {readOnly ? null : (
        <>
          <IconButton label={`Rename the filter ${filter.name}`} onClick={() => setName(filter.name)}>
            <Pencil size={14} aria-hidden="true" />
          </IconButton>
          <IconButton label={`Remove the filter ${filter.name}`} onClick={onRemove}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        </>
      )}
    </div>
  )
}

function SaveForm({ query, onSave }: { readonly query: string; readonly onSave: (name: string) => void }) {
  const [name, setName] = useState('')
  const [isAsked, setAsked] = useState(false)
  const error = isAsked && name.trim() === '' ? 'Give the filter a name.' : null
  return (
    <form
      className={styles.saveForm}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (name.trim() === '') return
        onSave(name.trim())
        setName('')
        setAsked(false)
      }}
    >
      <TextField
        label="Keep this filter as"
        hint={<code>{query}</code>}
        value={name}
        maxLength={200}
        error={error}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">Keep</Button>
    </form>
  )
}

/** Filters of the session that were given a name: apply, keep, rename, remove. */
export function SavedFilters({ query }: { readonly query: string }) {
  const actions = useActions()
  const filters = useWorkbench((state) => selectSession(state)?.filters ?? NONE)
  const readOnly = useWorkbench(selectReadOnly)
  const [isOpen, setOpen] = useState(false)
  const put = (next: readonly SavedFilter[]) => void actions.updateSession({ filters: next })
  const isKept = filters.some((filter) => filter.query === query.trim())
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <IconButton label={`Kept filters, ${filters.length}`}>
            <Bookmark size={15} aria-hidden="true" fill={isKept && query !== '' ? 'currentColor' : 'none'} />
          </IconButton>
        }
      />
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={6} className={choices.place}>
          <Popover.Popup className={styles.saved}>
            <Popover.Title className={styles.savedTitle}>Kept filters</Popover.Title>
            {filters.length === 0 ? (
              <p className={styles.savedNone}>None yet. Filter the queue, then keep it here.</p>
            ) : null}
            {filters.map((filter) => (
              <SavedRow
                key={filter.id}
                filter={filter}
                isCurrent={filter.query === query.trim()}
                readOnly={readOnly}
                onApply={() => {
                  actions.setSessionUi({ query: filter.query })
                  setOpen(false)
                }}
                onRename={(name) => put(filters.map((each) => (each === filter ? { ...each, name } : each)))}
                onRemove={() => put(filters.filter((each) => each !== filter))}
              />
            ))}
            {readOnly || query.trim() === '' || isKept ? null : (
              <SaveForm
                query={query.trim()}
                onSave={(name) => put([...filters, { id: uuid(), name, query: query.trim() }])}
              />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
