import { useEffect, useState, useSyncExternalStore } from 'react'
import { v7 as uuid } from 'uuid'
import type { AnnotationImportResult, FormatView } from '../../../api/transfer-views'
import { explainError } from '../../state/explain-error'
import { useActions, useClient, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { AnnotationFlow } from './annotation-flow'
import type { AnnotationView } from './annotation-view'

export interface AnnotationControl {
  readonly flow: AnnotationFlow
  readonly view: AnnotationView
  /** Formats that can be read. */
  readonly formats: readonly FormatView[]
  /** Closes the dialog; what was not stored is dropped. */
  readonly close: () => void
  /** Undoes the import that was just stored, and closes. */
  readonly takeBack: (result: AnnotationImportResult) => void
  /** Opens an article of it, and closes. */
  readonly open: (article: string) => void
}

function useReadFormats(): readonly FormatView[] {
  const { toast } = useActions()
  const client = useClient()
  const [formats, setFormats] = useState<readonly FormatView[]>([])
  useEffect(() => {
    let isGone = false
    client.call('export.formats', {}).then(
      (all) => {
        if (!isGone) setFormats(all.filter(({ canImport }) => canImport))
      },
      (error: unknown) => toast({ severity: 'error', message: explainError(error) })
    )
    return () => {
      isGone = true
    }
  }, [client, toast])
  return formats
}

/** One import of annotations, for as long as the dialog is open. It takes the files that are dropped on the window. */
export function useAnnotationFlow(): AnnotationControl {
  const actions = useActions()
  const client = useClient()
  const workbench = useWorkbenchStore()
  const formats = useReadFormats()
  const [flow] = useState(() => new AnnotationFlow({ client, newId: uuid }))
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const waiting = useWorkbench((state) => state.pendingFiles.length)
  useEffect(() => {
    if (waiting > 0) void flow.addFiles(actions.takePendingFiles())
  }, [flow, actions, waiting])

  const close = () => {
    actions.closeDialog()
    flow.drop().catch((error: unknown) => actions.toast({ severity: 'error', message: explainError(error) }))
  }
  const takeBack = ({ committed }: AnnotationImportResult) => {
    const { undo } = workbench.getState()
    close()
    if (!committed) return
    if (undo.undo?.seq !== committed.seq) {
      const message = 'Something else was done since. Undo that first, or go back step by step in the history.'
      actions.toast({ severity: 'info', message })
      return
    }
    void actions.undo()
  }
  const open = (article: string) => {
    close()
    void actions.openArticle(article)
  }
  return { flow, view, formats, close, takeBack, open }
}
