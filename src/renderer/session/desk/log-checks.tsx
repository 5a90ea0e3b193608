import { useState } from 'react'
import { explainError } from '../../state/explain-error'
import { useClient } from '../../state/workbench'
import { Button } from '../../ui/button'
import styles from './desk.module.css'
import { auditFinding, filesFinding } from './log-words'
import type { Finding } from './log-words'

/** So many faults are told one by one. */
const MOST = 50

/** Checks the chain of the log, and the files of the evidence; says what was found in words. */
export function LogChecks() {
  const client = useClient()
  const [busy, setBusy] = useState<'log' | 'files' | null>(null)
  const [finding, setFinding] = useState<Finding | null>(null)

  async function check(what: 'log' | 'files') {
    setBusy(what)
    setFinding(null)
    try {
      setFinding(
        what === 'log'
          ? auditFinding(await client.call('audit.verify', {}))
          : filesFinding(await client.call('evidence.check', {}))
      )
    } catch (error) {
      setFinding({ isGood: false, summary: `It could not be checked: ${explainError(error)}`, faults: [] })
    } finally {
      setBusy(null)
    }
  }

  return (
    <>
      <div className={styles.buttons}>
        <Button aria-disabled={busy !== null} onClick={() => (busy === null ? void check('log') : undefined)}>
          {busy === 'log' ? 'Verifying…' : 'Verify log'}
        </Button>
        <Button aria-disabled={busy !== null} onClick={() => (busy === null ? void check('files') : undefined)}>
          {busy === 'files' ? 'Checking…' : 'Check the files'}
        </Button>
      </div>
      <div role="status">
        {busy === null ? null : (
          <p className={styles.hint}>
            {busy === 'log'
              ? 'Every entry of every journal is read again…'
              : 'Every file of the evidence is read again…'}
          </p>
        )}
        {finding === null ? null : (
          <div className={finding.isGood ? styles.good : styles.bad}>
            <p>
              <span aria-hidden="true">{finding.isGood ? '✓' : '✕'}</span> {finding.summary}
            </p>
            {finding.faults.length > 0 ? (
              <ul>
                {finding.faults.slice(0, MOST).map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
                {finding.faults.length > MOST ? <li>and {finding.faults.length - MOST} more</li> : null}
              </ul>
            ) : null}
          </div>
        )}
      </div>
    </>
  )
}
