import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { FileDrop } from '../uploading/file-pickers'
import type { ImportFlow } from './import-flow'
import styles from './import-sources.module.css'
import type { PastedText } from '../uploading/batch-sender'
import { PasteField } from './paste-field'
import { useDocumentKinds } from './use-document-kinds'

export interface ImportSourcesProps {
  readonly flow: ImportFlow
}

/** Where articles come from: files and folders, chosen or dropped, and pasted text. */
export function ImportSources({ flow }: ImportSourcesProps) {
  const { openDialog } = useActions()
  const kinds = useDocumentKinds()
  const names = (holds: 'one' | 'several') =>
    kinds
      .filter((kind) => kind.holds === holds)
      .map(({ name }) => name)
      .join(', ')
  const paste = async (text: PastedText) => {
    await flow.paste(text)
    return flow.view().problem === null
  }
  const one = names('one')
  const several = names('several')
  return (
    <div className={styles.sources}>
      <FileDrop onFiles={(files) => void flow.addFiles(files)}>
        {one === '' ? null : <p>{one}</p>}
        {several === '' ? null : <p>With many articles in one file: {several}</p>}
      </FileDrop>
      <div className={styles.elsewhere}>
        <p>Highlights and labels that were made with another tool come in another way.</p>
        <Button variant="quiet" onClick={() => openDialog('annotations')}>
          Annotations instead…
        </Button>
      </div>
      <PasteField onPaste={paste} />
    </div>
  )
}
