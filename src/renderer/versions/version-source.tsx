import { useRef } from 'react'
import type { KeptForm } from '../drafts/use-kept-form'
import { Button } from '../ui/button'
import { TextArea } from '../ui/text-field'
import styles from './version-dialog.module.css'
import type { VersionFlow } from './version-flow'

export interface VersionSourceProps {
  readonly flow: VersionFlow
  /** D11: the text that was pasted; it is kept until the version is stored. */
  readonly pasted: KeptForm<{ readonly text: string }>
}

/** Where the new version comes from: a file, chosen or dropped, or pasted text. */
export function VersionSource({ flow, pasted }: VersionSourceProps) {
  const picker = useRef<HTMLInputElement>(null)
  const { value, change } = pasted
  const take = (files: FileList | null) => {
    const [file] = files ?? []
    if (file) void flow.chooseFile(file)
  }
  return (
    <>
      <div
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          event.stopPropagation()
          take(event.dataTransfer.files)
        }}
      >
        <p>Drop the changed file here</p>
        <Button onClick={() => picker.current?.click()}>Choose a file…</Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="File of the new version"
          onChange={(event) => {
            take(event.target.files)
            // The same file may be chosen again after it was put right.
            event.target.value = ''
          }}
        />
      </div>
      <section aria-label="Paste the text" className={styles.paste}>
        <TextArea
          label="Or paste its text"
          value={value.text}
          rows={5}
          dir="auto"
          className={styles.pasted}
          onChange={(event) => change({ text: event.target.value })}
        />
        <div>
          <Button disabled={value.text.trim() === ''} onClick={() => void flow.paste(value.text)}>
            Continue with this text
          </Button>
        </div>
      </section>
    </>
  )
}
