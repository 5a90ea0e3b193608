import { useRef, useState } from 'react'
import { Button } from '../ui/button'
import { TextArea } from '../ui/text-field'
import styles from './version-dialog.module.css'
import type { VersionFlow } from './version-flow'

/** Where the new version comes from: a file, chosen or dropped, or pasted text. */
export function VersionSource({ flow }: { readonly flow: VersionFlow }) {
  const picker = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
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
          value={text}
          rows={5}
          dir="auto"
          className={styles.pasted}
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <Button disabled={text.trim() === ''} onClick={() => void flow.paste(text)}>
            Continue with this text
          </Button>
        </div>
      </section>
    </>
  )
}
