import { explainError } from '../../state/explain-error'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format-bytes'
import type { ImportFlow } from './import-flow'
import styles from './review-step.module.css'

/** Endings of files that hold annotations and are no documents. */
const ANNOTATIONS = /\.(?:ann|a1|a2|qdpx|qdc|xmi|spacy|iob\d?|bio|bioes|biluo|conll(?:02|03|2002|2003)?)$/i

/** Whether a file, by its name, holds annotations that were made with another tool. */
export function looksLikeAnnotations(name: string): boolean {
  return ANNOTATIONS.test(name)
}

interface AnnotationsNoticeProps {
  readonly flow: ImportFlow
  readonly disabled: boolean
}

/** Offers to import the files as annotations, all of them together: texts and annotations belong to each other. */
export function AnnotationsNotice({ flow, disabled }: AnnotationsNoticeProps) {
  const { importAnnotations, toast } = useActions()
  const files = flow.files()
  const found = files.filter(({ file }) => looksLikeAnnotations(file.name))
  const [first] = found
  if (!first) return null
  const takeOver = () => {
    importAnnotations(files)
    flow.drop().catch((error: unknown) => toast({ severity: 'error', message: explainError(error) }))
  }
  return (
    <li className={styles.noticeLine}>
      <p>
        <bdi>{first.file.name}</bdi>
        {found.length > 1 ? ` and ${counted(found.length - 1, 'more file')} hold` : ' holds'} annotations, by the name.
      </p>
      <Button disabled={disabled} onClick={takeOver}>
        Import as annotations…
      </Button>
    </li>
  )
}
