import { useState } from 'react'
import type { PreparedAudit } from '../../../api/evidence-views'
import { counted } from '../../ui/format-bytes'
import { deliverExport } from '../../state/download-export'
import { explainError } from '../../state/explain-error'
import { saveDownload } from '../../state/save-download'
import { selectSession } from '../../state/session-state'
import { useActions, useClient, useHost, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Dialog } from '../../ui/dialog'
import { Segmented } from '../../ui/segmented'
import styles from './desk.module.css'
import { DialogKeys } from './dialog-keys'

const WIDTHS = [
  { value: 'session', label: 'This session' },
  { value: 'library', label: 'The whole library' }
] as const

type Outcome = { readonly saved: PreparedAudit; readonly name: string } | { readonly problem: string }

/** Saves the audit log as JSONL with a chain of its own, which anybody can verify without the library. */
export function ExportLogDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useClient()
  const host = useHost()
  const actions = useActions()
  const session = useWorkbench((state) => selectSession(state)?.id ?? null)
  const [width, setWidth] = useState<'session' | 'library'>('session')
  const [isPrivate, setPrivate] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  async function save() {
    setBusy(true)
    setOutcome(null)
    try {
      const saved = await client.call('audit.export', {
        session: width === 'session' ? session : null,
        private: isPrivate
      })
      try {
        const deliver = { client, host, download: saveDownload, signal: new AbortController().signal }
        const name = await deliverExport(saved.prepared, { ...deliver, onProgress: () => undefined })
        if (name === null) return
        setOutcome({ saved, name })
        actions.announce(`Saved as ${name}`)
      } finally {
        await client.call('export.discard', { export: saved.prepared.export })
      }
    } catch (error) {
      setOutcome({ problem: explainError(error) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <DialogKeys onClose={onClose}>
      <Dialog
        open
        size="small"
        title="Export the log"
        description="One line an entry, each with the hash of the one before: a changed byte is found by “claimdesk verify”, without this library."
        onClose={onClose}
        footer={
          <>
            <Button onClick={onClose}>{outcome && 'saved' in outcome ? 'Close' : 'Cancel'}</Button>
            <Button variant="primary" disabled={isBusy} onClick={() => void save()}>
              {isBusy ? 'Writing…' : 'Export'}
            </Button>
          </>
        }
      >
        <div className={styles.form}>
          {session === null ? null : <Segmented label="Log of" options={WIDTHS} value={width} onChange={setWidth} />}
          <Checkbox
            label="With what is private"
            hint="Contacts, private notes and what is sensitive. Without it, their entries stay and their words are left out."
            checked={isPrivate}
            onChange={(event) => setPrivate(event.target.checked)}
          />
          {outcome === null ? null : 'problem' in outcome ? (
            <div className={styles.bad} role="alert">
              <p>The log was not saved: {outcome.problem}</p>
            </div>
          ) : (
            <div className={styles.good} role="status">
              <p>
                Saved as {outcome.name}: {counted(outcome.saved.entries, 'entry', 'entries')}
                {outcome.saved.withheld > 0 ? `, ${outcome.saved.withheld} with words left out` : ''}.
              </p>
              <p className={styles.faint}>
                Hash of the last line: <code className={styles.hash}>{outcome.saved.lastHash}</code>. Who keeps it can
                tell whether the log is the same.
              </p>
            </div>
          )}
        </div>
      </Dialog>
    </DialogKeys>
  )
}
