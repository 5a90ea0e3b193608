import { Printer } from 'lucide-react'
import { useState } from 'react'
import { readPrintOptions, storePrintOptions } from '../state/print-options'
import type { PrintOptions } from '../state/print-options'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import styles from './settings-dialog.module.css'

const CHOICES: readonly { readonly key: keyof PrintOptions; readonly label: string; readonly hint: string }[] = [
  { key: 'highlights', label: 'Highlights', hint: 'With a number for each label, to be read in black and white too.' },
  { key: 'claims', label: 'Claims', hint: 'A list after the text, with speakers and verdicts.' },
  { key: 'notes', label: 'Notes', hint: 'Your notes on highlights and claims, after the text.' }
]

/** What is printed of the open article; the system's own dialog follows. */
export function PrintDialog() {
  const { closeDialog } = useActions()
  const isOpen = useWorkbench((state) => state.dialog === 'print')
  const [options, setOptions] = useState(readPrintOptions)
  const print = () => {
    storePrintOptions(options)
    closeDialog()
    // After the dialog has gone and the focus is back: printing stops everything until it is done.
    window.setTimeout(() => window.print())
  }
  return (
    <Dialog
      open={isOpen}
      onClose={closeDialog}
      title="Print the article"
      size="small"
      footer={
        <Button variant="primary" onClick={print}>
          <Printer size={16} aria-hidden="true" />
          Print
        </Button>
      }
    >
      <div className={styles.content}>
        {CHOICES.map(({ key, label, hint }) => (
          <Checkbox
            key={key}
            label={label}
            hint={hint}
            checked={options[key]}
            onChange={(event) => setOptions({ ...options, [key]: event.target.checked })}
          />
        ))}
      </div>
    </Dialog>
  )
}
