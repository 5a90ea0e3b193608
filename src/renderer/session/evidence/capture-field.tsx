import { FileText, Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Capture } from '../../../core/model/evidence'
import { explainError } from '../../state/explain-error'
import { uploadCapture } from '../../state/upload-capture'
import { useClient } from '../../state/workbench'
import { Button } from '../../ui/button'
import { formatBytes } from '../../ui/format-bytes'
import { Progress } from '../../ui/progress'
import styles from './evidence.module.css'

export interface CaptureFieldProps {
  readonly value: Capture | null
  readonly onChange: (capture: Capture | null) => void
}

/** A file that is copied into the library and named by its hash: chosen, dropped, or pasted as a screenshot. */
export function CaptureField({ value, onChange }: CaptureFieldProps) {
  const client = useClient()
  const input = useRef<HTMLInputElement>(null)
  const running = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function take(file: File, how: Capture['how']) {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setProblem(null)
    setProgress({ done: 0, total: file.size })
    try {
      const capture = await uploadCapture(client, file, how, controller.signal, (done) =>
        setProgress({ done, total: file.size })
      )
      onChange(capture)
    } catch (error) {
      if (!controller.signal.aborted) setProblem(explainError(error))
    } finally {
      if (running.current === controller) setProgress(null)
    }
  }

  return (
    <fieldset
      className={styles.drop}
      onDragOver={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        const [file] = event.dataTransfer.files
        if (file) void take(file, 'file')
      }}
      onPaste={(event) => {
        const [file] = event.clipboardData.files
        if (!file) return
        event.preventDefault()
        void take(file, file.type.startsWith('image/') ? 'screenshot' : 'paste')
      }}
    >
      <legend>File</legend>
      {value ? (
        <p className={styles.line}>
          <FileText size={14} aria-hidden="true" />
          <span>
            {value.name}, {formatBytes(value.bytes)}
            <br />
            <code className={styles.hash}>SHA-256 {value.sha256}</code>
          </span>
          <Button onClick={() => onChange(null)}>Remove</Button>
        </p>
      ) : null}
      {progress ? (
        <div className={styles.line}>
          <Progress label="Copying the file" value={progress.done} max={progress.total} />
          <Button onClick={() => running.current?.abort()}>Stop</Button>
        </div>
      ) : (
        <div className={styles.line}>
          <Button onClick={() => input.current?.click()}>
            <Upload size={14} aria-hidden="true" />
            {value ? 'Another file…' : 'Choose a file…'}
          </Button>
          <span className={styles.hint}>or drop it here; it is copied into the library, and its hash is kept</span>
        </div>
      )}
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File of the evidence"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void take(file, 'file')
        }}
      />
    </fieldset>
  )
}
