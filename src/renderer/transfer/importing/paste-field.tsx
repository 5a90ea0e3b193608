import { useState } from 'react'
import type { ClipboardEvent } from 'react'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { TextArea, TextField } from '../../ui/text-field'
import type { PastedText } from '../uploading/batch-sender'
import styles from './import-sources.module.css'
import { formWords, pastedForm } from './pasted-form'
import type { PastedForm } from './pasted-form'

export interface PasteFieldProps {
  readonly onPaste: (text: PastedText) => void
}

/** A pasted text, and how it looked, where the clipboard says so. */
export function PasteField({ onPaste }: PasteFieldProps) {
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [form, setForm] = useState<PastedForm | null>(null)
  const [isPlain, setPlain] = useState(false)
  const isChanged = form !== null && form.text !== text

  const onClipboard = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    // The form of a part says nothing about the whole.
    const isWhole = selectionStart === 0 && selectionEnd === value.length
    const plain = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n')
    setForm(isWhole && plain !== '' ? pastedForm(event.clipboardData.getData('text/html'), plain) : null)
    if (isWhole) setPlain(false)
  }

  return (
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
        onPaste={onClipboard}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">
        {form === null ? null : isChanged ? (
          <p>You changed the text, so it is imported as plain text. Paste it again to keep its form.</p>
        ) : (
          <p>
            {isPlain ? 'Without its form: ' : 'Its form is kept: '}
            {formWords(form)}.
          </p>
        )}
      </div>
      {form !== null && !isChanged ? (
        <Checkbox label="As plain text" checked={isPlain} onChange={(event) => setPlain(event.target.checked)} />
      ) : null}
      <div>
        <Button
          disabled={text.trim() === ''}
          onClick={() => onPaste({ title, text, html: form !== null && !isChanged && !isPlain ? form.html : null })}
        >
          Continue with this text
        </Button>
      </div>
    </section>
  )
}
