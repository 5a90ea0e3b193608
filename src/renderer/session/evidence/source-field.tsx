import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { SOURCE_KINDS, SOURCE_TIERS } from '../../../core/model/desk'
import type { SourceKind, SourceTier } from '../../../core/model/desk'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Select, TextField } from '../../ui/text-field'
import { SOURCE_KIND_WORDS, TIER_TOLD } from '../desk/desk-words'
import styles from './evidence.module.css'

export interface SourceFieldProps {
  readonly value: string | null
  readonly onChange: (source: string | null) => void
}

const NO_SOURCES: readonly never[] = []

function NewSource({ onMade, onCancel }: { readonly onMade: (id: string) => void; readonly onCancel: () => void }) {
  const actions = useActions()
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<SourceKind>('document')
  const [tier, setTier] = useState<SourceTier | null>(null)
  async function make() {
    if (title.trim() === '') return
    const id = uuid()
    const empty = { author: '', publisher: '', url: null, independenceGroup: '', interests: '', reliability: '' }
    const record = { id, kind, title: title.trim(), tier, ...empty, anonymous: false, contact: '', sensitive: false }
    if (await actions.putDesk([{ table: 'source', record }])) onMade(id)
  }
  return (
    <div className={styles.newSource}>
      <TextField label="Title or name" value={title} autoFocus onChange={(event) => setTitle(event.target.value)} />
      <Select label="Kind" value={kind} onChange={(event) => setKind(event.target.value as SourceKind)}>
        {SOURCE_KINDS.map((each) => (
          <option key={each} value={each}>
            {SOURCE_KIND_WORDS[each]}
          </option>
        ))}
      </Select>
      <Select
        label="How near to the fact"
        value={tier ?? ''}
        onChange={(event) => setTier(event.target.value === '' ? null : (event.target.value as SourceTier))}
      >
        <option value="">Not said</option>
        {SOURCE_TIERS.map((each) => (
          <option key={each} value={each}>
            {TIER_TOLD[each]}
          </option>
        ))}
      </Select>
      <div className={styles.line}>
        <Button variant="primary" disabled={title.trim() === ''} onClick={() => void make()}>
          Add the source
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
        <span className={styles.hint}>Its details can be written under Sources.</span>
      </div>
    </div>
  )
}

/** An entry of the source log: one that is there, or a new one. */
export function SourceField({ value, onChange }: SourceFieldProps) {
  const sources = useWorkbench((state) => (state.app?.phase === 'ready' ? state.app.library.desk.source : NO_SOURCES))
  const [isNew, setNew] = useState(false)
  return (
    <fieldset className={styles.group}>
      <legend>Source</legend>
      {isNew ? (
        <NewSource
          onCancel={() => setNew(false)}
          onMade={(id) => {
            setNew(false)
            onChange(id)
          }}
        />
      ) : (
        <div className={styles.line}>
          <Select
            label="Source"
            hideLabel
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          >
            <option value="">None</option>
            {[...sources]
              .sort((a, b) => a.title.localeCompare(b.title))
              .map((source) => (
                <option key={source.id} value={source.id}>
                  {source.title}
                  {source.tier ? ` (${source.tier})` : ''}
                </option>
              ))}
          </Select>
          <Button onClick={() => setNew(true)}>New source…</Button>
        </div>
      )}
    </fieldset>
  )
}
