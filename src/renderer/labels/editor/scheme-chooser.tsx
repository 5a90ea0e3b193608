import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import { useRef, useState } from 'react'
import { v7 as uuid } from 'uuid'
import { copyScheme, DraftProblem, emptyScheme, startNewDraft } from '../../../core/labels/scheme-draft'
import type { SchemeDraft } from '../../../core/labels/scheme-draft'
import { readSchemeFile, schemeFileName, writeSchemeFile } from '../../../core/labels/scheme-file'
import { useOfLabel, useOfRelationType } from '../../../core/model/library'
import type { Uses } from '../../../core/model/library'
import type { Scheme } from '../../../core/model/scheme'
import { NEW_SCHEME } from '../../state/scheme-drafts'
import { useActions, useWorkbenchStore } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Select } from '../../ui/text-field'
import menuStyles from '../../ui/menu.module.css'
import styles from './editor-dialog.module.css'
import { saveTextFile } from './save-text-file'
import type { SchemeEditor } from './use-scheme-editor'

export interface SchemeChooserProps {
  readonly schemes: readonly Scheme[]
  readonly editor: SchemeEditor
  /** The scheme in the editor is not in the library yet. */
  readonly isNew: boolean
  readonly hasNew: boolean
  readonly isDefault: boolean
  readonly uses: Uses | null
  readonly readOnly: boolean
  readonly onChoose: (scheme: string, fresh?: SchemeDraft) => void
}

function freshName(schemes: readonly Scheme[], wanted: string): string {
  const taken = new Set(schemes.map(({ name }) => name.toLowerCase()))
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted} ${count}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

function countUses(scheme: Scheme, uses: Uses): number {
  const keys = [
    ...scheme.labels.map(({ id }) => useOfLabel(id)),
    ...scheme.relationTypes.map(({ id }) => useOfRelationType(id))
  ]
  return keys.reduce((sum, key) => sum + (uses[key] ?? 0), 0)
}

/** Why a scheme cannot be taken out of the library; null when it can. */
function whyNotRemove(scheme: Scheme, isDefault: boolean, uses: Uses | null): string | null {
  if (isDefault) return `“${scheme.name}” is the library’s own scheme and stays.`
  if (uses === null) return 'It is still being counted how often it is used. Try again in a moment.'
  const count = countUses(scheme, uses)
  if (count === 0) return null
  return `${count === 1 ? '1 annotation uses' : `${count} annotations use`} “${scheme.name}”. Give them other labels or remove them first.`
}

/** Which scheme is edited; making another one; taking one out. */
export function SchemeChooser(props: SchemeChooserProps) {
  const { schemes, editor, isNew, hasNew, isDefault, uses, readOnly, onChoose } = props
  const actions = useActions()
  const file = useRef<HTMLInputElement>(null)
  const [isRemoving, setRemoving] = useState(false)
  const store = useWorkbenchStore()
  // Messages of the window lie outside the dialog, where they are out of reach: it says itself what is wrong.
  const [problem, setProblem] = useState<string | null>(null)
  const { scheme, base } = editor.draft
  const reason = base ? whyNotRemove(base, isDefault, uses) : null

  const begin = (made: Scheme) => onChoose(NEW_SCHEME, startNewDraft(made))
  const openFile = async (chosen: File | undefined) => {
    if (!chosen) return
    try {
      const read = readSchemeFile(await chosen.text())
      begin(copyScheme(read, freshName(schemes, read.name), uuid))
      actions.announce(`Read the scheme ${read.name}. Review and save to add it.`)
    } catch (error) {
      if (!(error instanceof DraftProblem)) throw error
      setProblem(`${chosen.name}: ${error.message}`)
    }
  }
  const remove = async () => {
    setRemoving(false)
    const committed = await actions.run({ type: 'scheme.remove', scheme: scheme.id })
    if (!committed) return setProblem(store.getState().toasts.at(-1)?.message ?? null)
    editor.discard()
    actions.announce(`Removed the scheme ${scheme.name}`)
    const next = schemes.find(({ id }) => id !== scheme.id)
    if (next) onChoose(next.id)
  }

  return (
    <div className={styles.chooser}>
      <Select label="Scheme" value={isNew ? NEW_SCHEME : scheme.id} onChange={(event) => onChoose(event.target.value)}>
        {schemes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {hasNew ? <option value={NEW_SCHEME}>{isNew ? `${scheme.name} (new)` : 'New scheme, not saved'}</option> : null}
      </Select>
      {readOnly ? null : (
        <Menu.Root>
          <Menu.Trigger
            render={
              <Button>
                New scheme <ChevronDown size={13} aria-hidden="true" />
              </Button>
            }
          />
          <Menu.Portal>
            <Menu.Positioner align="start" sideOffset={4}>
              <Menu.Popup className={menuStyles.popup}>
                <Menu.Item
                  className={menuStyles.item}
                  onClick={() => begin(emptyScheme(uuid(), freshName(schemes, 'New scheme')))}
                >
                  Empty
                </Menu.Item>
                <Menu.Item
                  className={menuStyles.item}
                  onClick={() => begin(copyScheme(scheme, freshName(schemes, `${scheme.name} copy`), uuid))}
                >
                  Start from “{scheme.name}”
                </Menu.Item>
                <Menu.Item className={menuStyles.item} onClick={() => file.current?.click()}>
                  From a file
                </Menu.Item>
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        aria-label="File with a scheme"
        hidden
        onChange={(event) => {
          void openFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button onClick={() => saveTextFile(writeSchemeFile(scheme), schemeFileName(scheme))}>Save to a file</Button>
      {readOnly || isNew ? null : (
        <Button
          variant="quiet"
          aria-disabled={reason !== null}
          title={reason ?? undefined}
          onClick={() => {
            if (reason === null) setRemoving(true)
            else setProblem(reason)
          }}
        >
          Remove the scheme
        </Button>
      )}
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Dialog
        open={isRemoving}
        onClose={() => setRemoving(false)}
        size="small"
        title={`Remove the scheme “${scheme.name}”?`}
        description="Its labels, relations, guideline and versions go. Undo brings them back."
        footer={
          <>
            <Button onClick={() => setRemoving(false)}>Cancel</Button>
            <Button variant="danger" onClick={() => void remove()}>
              Remove
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </div>
  )
}
