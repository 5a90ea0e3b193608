import { useState } from 'react'
import { commandOfDraft, draftProblems, undecided } from '../../../core/labels/scheme-draft'
import type { SchemeDraft } from '../../../core/labels/scheme-draft'
import { labelsToList } from '../../../core/labels/scheme-effects'
import type { ReservedKeys } from '../../../core/labels/scheme-keys'
import type { Scheme } from '../../../core/model/scheme'
import { useActions, useWorkbenchStore } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Tabs } from '../../ui/tabs'
import styles from './editor-dialog.module.css'
import { EditorFooter } from './editor-footer'
import { HistoryPane } from './history-pane'
import { LabelsPane } from './labels-pane'
import { RelationsPane } from './relations-pane'
import { SaveReview } from './save-review'
import { SchemeChooser } from './scheme-chooser'
import { SchemePane } from './scheme-pane'
import { useLabelledSpans, useUses } from './use-labelled-spans'
import { useSchemeEditor } from './use-scheme-editor'

type TabId = 'labels' | 'relations' | 'scheme' | 'history'

/** Highlights looked at for the preview: enough to count the articles of all but the largest libraries. */
const LISTED = 20_000

export interface EditorDialogProps {
  readonly library: string
  readonly schemes: readonly Scheme[]
  /** The scheme as it is in the library; null for one that is being made. */
  readonly scheme: Scheme | null
  /** What a scheme that is being made begins with; null: with the draft that was kept. */
  readonly fresh: SchemeDraft | null
  readonly hasNew: boolean
  readonly isDefault: boolean
  readonly readOnly: boolean
  readonly reserved: ReservedKeys
  readonly onChoose: (scheme: string, fresh?: SchemeDraft) => void
}

function Closing(props: { open: boolean; onStay: () => void; onKeep: () => void; onDiscard: () => void }) {
  return (
    <Dialog
      open={props.open}
      onClose={props.onStay}
      size="small"
      title="There are edits that are not saved"
      description="They can be kept in this browser for later. Nothing of them is in force before you save them."
      footer={
        <>
          <Button variant="danger" onClick={props.onDiscard}>
            Discard them
          </Button>
          <Button onClick={props.onKeep}>Keep them for later</Button>
          <Button variant="primary" onClick={props.onStay}>
            Go on editing
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  )
}

/** One scheme in the editor. */
export function EditorDialog(props: EditorDialogProps) {
  const { library, schemes, scheme, fresh, hasNew, isDefault, readOnly, reserved, onChoose } = props
  const actions = useActions()
  const editor = useSchemeEditor(library, scheme, fresh)
  const uses = useUses()
  const [tab, setTab] = useState<TabId>('labels')
  const [isReviewing, setReviewing] = useState(false)
  const [isClosing, setClosing] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const store = useWorkbenchStore()
  const { articles, truncated, failed } = useLabelledSpans(
    editor && isReviewing ? labelsToList(editor.draft) : [],
    LISTED
  )
  if (!editor) return null
  const { draft, edited } = editor
  const mayEdit = !readOnly && !isSaving
  const isBlocked = draftProblems(draft).length > 0 || uses === null || undecided(draft, uses).length > 0

  const close = () => {
    if (edited && !readOnly) setClosing(true)
    else actions.closeDialog()
  }
  const save = async () => {
    setSaving(true)
    const committed = await actions.run(commandOfDraft(draft))
    setSaving(false)
    // The window's own message lies outside the dialog, where it is out of reach.
    setProblem(committed ? null : (store.getState().toasts.at(-1)?.message ?? 'It was not saved. Try again.'))
    if (!committed) return
    editor.discard()
    setReviewing(false)
    actions.announce(`Saved: ${committed.label}`)
    if (scheme === null) actions.chooseScheme(draft.scheme.id)
    actions.closeDialog()
    actions.toast({
      severity: 'success',
      message: `Saved the scheme “${draft.scheme.name}”.`,
      action: { label: 'Undo', run: () => void actions.undo() }
    })
  }

  return (
    <>
      <Dialog
        open
        onClose={close}
        size="full"
        closeOnOutside={false}
        title={isReviewing ? `Save “${draft.scheme.name}”?` : 'Label schemes'}
        footer={
          <EditorFooter
            editor={editor}
            readOnly={!mayEdit}
            isReviewing={isReviewing}
            isBlocked={isBlocked}
            onReview={setReviewing}
            onSave={() => void save()}
            onDiscard={() => {
              editor.discard()
              setReviewing(false)
              actions.announce('The edits are discarded')
              const [first] = schemes
              if (scheme === null && first) onChoose(first.id)
            }}
          />
        }
      >
        <div
          className={styles.frame}
          onKeyDown={(event) => {
            const key = event.key.toLowerCase()
            const isField = event.target instanceof HTMLElement && event.target.matches('input[type=text], textarea')
            if (!(event.ctrlKey || event.metaKey) || isField || (key !== 'z' && key !== 'y')) return
            event.preventDefault()
            const isRedo = key === 'y' || event.shiftKey
            if (isRedo) editor.redo()
            else editor.undo()
            actions.announce(isRedo ? 'Edit made again' : 'Edit taken back')
          }}
        >
          {failed === null && problem === null ? null : (
            <p role="alert" className={styles.problem}>
              {problem ?? failed}
            </p>
          )}
          {editor.overtaken ? (
            <div className={styles.notice} role="alert">
              <p>
                This scheme was changed meanwhile (version {scheme?.version}). Saving would take that change back where
                it differs.
              </p>
              <Button onClick={editor.rebase}>Compare with the newest and go on</Button>
            </div>
          ) : null}
          {isReviewing ? (
            <div className={styles.scroll} tabIndex={0} role="group" aria-label="Preview">
              <SaveReview editor={editor} uses={uses} listed={articles} truncated={truncated} />
            </div>
          ) : (
            <>
              <SchemeChooser
                schemes={schemes}
                editor={editor}
                isNew={scheme === null}
                hasNew={hasNew}
                isDefault={isDefault}
                uses={uses}
                readOnly={readOnly}
                onChoose={onChoose}
              />
              <div className={styles.tabs}>
                <Tabs<TabId>
                  label="Parts of the scheme"
                  value={tab}
                  onChange={setTab}
                  items={[
                    {
                      id: 'labels',
                      label: 'Labels',
                      count: draft.scheme.labels.length,
                      panel: <LabelsPane editor={editor} uses={uses} reserved={reserved} readOnly={!mayEdit} />
                    },
                    {
                      id: 'relations',
                      label: 'Relations',
                      count: draft.scheme.relationTypes.length,
                      panel: <RelationsPane editor={editor} uses={uses} readOnly={!mayEdit} />
                    },
                    {
                      id: 'scheme',
                      label: 'Name and guideline',
                      panel: <SchemePane editor={editor} readOnly={!mayEdit} />
                    },
                    {
                      id: 'history',
                      label: 'Versions',
                      panel: scheme ? (
                        <HistoryPane current={scheme} editor={editor} readOnly={!mayEdit} />
                      ) : (
                        <p>This scheme is not saved yet.</p>
                      )
                    }
                  ]}
                />
              </div>
            </>
          )}
        </div>
      </Dialog>
      <Closing
        open={isClosing}
        onStay={() => setClosing(false)}
        onKeep={() => {
          actions.announce('The edits are kept for later')
          actions.closeDialog()
        }}
        onDiscard={() => {
          editor.discard()
          actions.announce('The edits are discarded')
          actions.closeDialog()
        }}
      />
    </>
  )
}
