import { FileText } from 'lucide-react'
import { useRef } from 'react'
import { chosenFiles } from '../../state/found-files'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import type { ImportFlow } from './import-flow'
import styles from './import-sources.module.css'
import { PasteField } from './paste-field'
import { useDocumentKinds } from './use-document-kinds'

export interface ImportSourcesProps {
  readonly flow: ImportFlow
}

/** Opens the browser's own picker, of files or of a folder. */
export function FilePickers({ flow, quiet = false }: ImportSourcesProps & { readonly quiet?: boolean }) {
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
    void flow.addFiles(found)
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

/** Where articles come from: files and folders, chosen or dropped, and pasted text. */
export function ImportSources({ flow }: ImportSourcesProps) {
  const kinds = useDocumentKinds()
  const names = (holds: 'one' | 'several') =>
    kinds
      .filter((kind) => kind.holds === holds)
      .map(({ name }) => name)
      .join(', ')
  const several = names('several')
  return (
    <div className={styles.sources}>
      <div className={styles.drop}>
        <FileText size={28} strokeWidth={1.5} aria-hidden="true" />
        <p>Drop files or folders here</p>
        <FilePickers flow={flow} />
        {kinds.length === 0 ? null : (
          <div className={styles.kinds}>
            <p>{names('one')}</p>
            {several === '' ? null : <p>With many articles in one file: {several}</p>}
          </div>
        )}
      </div>
      <PasteField onPaste={(text) => void flow.paste(text)} />
    </div>
  )
}
