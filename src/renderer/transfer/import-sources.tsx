import { clsx } from 'clsx'
import { FileText } from 'lucide-react'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { Button } from '../ui/button'
import { TextArea, TextField } from '../ui/text-field'
import styles from './import-dialog.module.css'
import type { ImportFlow } from './import-flow'
import { useDocumentKinds } from './use-document-kinds'

export interface ImportSourcesProps {
  readonly flow: ImportFlow
  /** Something was chosen already; more can be added. */
  readonly compact: boolean
}

/** Where articles come from: files, chosen or dropped, and pasted text. */
export function ImportSources({ flow, compact }: ImportSourcesProps) {
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const kinds = useDocumentKinds()

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void flow.addFiles([...event.dataTransfer.files])
  }

  return (
    <div className={styles.sources}>
      <div
        className={clsx(styles.drop, isOver && styles.over, compact && styles.compact)}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        {compact ? null : <FileText size={28} strokeWidth={1.5} aria-hidden="true" />}
        <p>{compact ? 'Add more files' : 'Drop files here'}</p>
        {compact || kinds.length === 0 ? null : (
          <p className={styles.kinds}>{kinds.map(({ name }) => name).join(', ')}</p>
        )}
        <Button onClick={() => picker.current?.click()}>Choose files…</Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to import"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            // The same file may be chosen again after it was put right.
            event.target.value = ''
            void flow.addFiles(files)
          }}
        />
      </div>
      {compact ? null : (
        <section aria-label="Paste a text" className={styles.paste}>
          <p className={styles.or}>Or paste a text</p>
          <TextField
            label="Title"
            value={title}
            maxLength={2000}
            dir="auto"
            placeholder="Left empty, the first line is taken"
            onChange={(event) => setTitle(event.target.value)}
          />
          <TextArea
            label="Text"
            value={text}
            rows={5}
            dir="auto"
            className={styles.pasted}
            onChange={(event) => setText(event.target.value)}
          />
          <div>
            <Button disabled={text.trim() === ''} onClick={() => void flow.paste(title, text)}>
              Continue with this text
            </Button>
          </div>
        </section>
      )}
    </div>
  )
}
