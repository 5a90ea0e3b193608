import { FileText } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { chosenFiles } from '../../state/found-files'
import type { FoundFile } from '../../state/found-files'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import styles from './file-pickers.module.css'

export interface FilePickersProps {
  readonly onFiles: (files: readonly FoundFile[]) => void
  /** For adding to files that are there already. */
  readonly quiet?: boolean
}

/** Opens the browser's own picker, of files or of a folder. */
export function FilePickers({ onFiles, quiet = false }: FilePickersProps) {
  const { toast } = useActions()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement, isFolder: boolean) => {
    const found = chosenFiles(input.files ?? [])
    if (isFolder && found.length === 0) {
      toast({ severity: 'info', message: 'There are no files in that folder, apart from hidden ones.' })
    }
    // The same file may be chosen again after it was put right.
    input.value = ''
    onFiles(found)
  }
  const variant = quiet ? 'quiet' : 'default'
  return (
    <div className={styles.pickers}>
      <Button variant={variant} onClick={() => files.current?.click()}>
        {quiet ? 'Add files…' : 'Choose files…'}
      </Button>
      <Button variant={variant} onClick={() => folder.current?.click()}>
        {quiet ? 'Add a folder…' : 'Choose a folder…'}
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={(event) => take(event.target, false)}
      />
      <input
        ref={(input) => {
          folder.current = input
          // React knows no such attribute.
          if (input) input.webkitdirectory = true
        }}
        type="file"
        multiple
        hidden
        aria-label="Folder to import"
        onChange={(event) => take(event.target, true)}
      />
    </div>
  )
}

export interface FileDropProps {
  readonly onFiles: (files: readonly FoundFile[]) => void
  /** What kinds of files there are: a note below the buttons. */
  readonly children: ReactNode
}

/** Where files are dropped or chosen. The drop itself is the window's: files may be dropped anywhere on it. */
export function FileDrop({ onFiles, children }: FileDropProps) {
  return (
    <div className={styles.drop}>
      <FileText size={28} strokeWidth={1.5} aria-hidden="true" />
      <p>Drop files or folders here</p>
      <FilePickers onFiles={onFiles} />
      <div className={styles.kinds}>{children}</div>
    </div>
  )
}
