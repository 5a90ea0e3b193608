import { useState } from 'react'
import type { ClipboardEvent } from 'react'
import { useKeptForm } from '../../drafts/use-kept-form'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { TextArea, TextField } from '../../ui/text-field'
import type { PastedText } from '../uploading/batch-sender'
import styles from './import-sources.module.css'
import { formWords, pastedForm } from './pasted-form'
import type { PastedForm } from './pasted-form'

export interface PasteFieldProps {
  /** Resolves with whether the text was taken; until then it is kept here. */
  readonly onPaste: (text: PastedText) => Promise<boolean>
}

/** What an empty field holds. */
const NOTHING: { readonly title: string; readonly text: string; readonly form: PastedForm | null } = {
  title: '',
  text: '',
  form: null
}

/** A pasted text, and how it looked, where the clipboard says so. */
export function PasteField({ onPaste }: PasteFieldProps) {
  // D11: a long paste is work, too: it is there again after a reload, a crash and closing the dialog by mistake.
  const { value, change, forget, isRestored } = useKeptForm('import/pasted', NOTHING)
  const { title, text, form } = value
  const [isPlain, setPlain] = useState(false)
  const isChanged = form !== null && form.text !== text

  const onClipboard = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value: before } = event.currentTarget
    // The form of a part says nothing about the whole.
    const isWhole = selectionStart === 0 && selectionEnd === before.length
    const plain = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n')
    change({ form: isWhole && plain !== '' ? pastedForm(event.clipboardData.getData('text/html'), plain) : null })
    if (isWhole) setPlain(false)
  }

  const take = async () => {
    const html = form !== null && !isChanged && !isPlain ? form.html : null
    if (await onPaste({ title, text, html })) forget()
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
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        label="Text"
        value={text}
        rows={5}
        dir="auto"
        className={styles.pasted}
        onPaste={onClipboard}
        onChange={(event) => change({ text: event.target.value })}
      />
      <div role="status">
        {isRestored ? <p>This text was not imported yet. It was kept for you.</p> : null}
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
        <Button disabled={text.trim() === ''} onClick={() => void take()}>
          Continue with this text
        </Button>
      </div>
    </section>
  )
}
