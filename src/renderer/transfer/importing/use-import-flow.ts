import { useEffect, useState, useSyncExternalStore } from 'react'
import { v7 as uuid } from 'uuid'
import type { ImportReport } from '../../../api/import-views'
import { explainError } from '../../state/explain-error'
import { useActions, useClient, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { counted } from '../../ui/format-bytes'
import { readImportDraft, removeImportDraft, writeImportDraft } from './import-draft'
import { ImportFlow } from './import-flow'
import type { DraftKeeper } from './import-flow'
import { isNews } from './import-report'
import type { ImportView } from './import-view'

/** `localStorage`: `sessionStorage` does not survive a crash. */
const BROWSER_DRAFTS: DraftKeeper = {
  read: (batch) => readImportDraft(localStorage, batch),
  write: (batch, draft) => writeImportDraft(localStorage, batch, draft),
  remove: (batch) => removeImportDraft(localStorage, batch)
}

export interface ImportControl {
  readonly flow: ImportFlow
  readonly view: ImportView
  /** Closes the dialog; what was not stored is dropped, or waits to be gone on with. */
  readonly close: (keep?: boolean) => void
  /** Stores what is ticked and opens the first article; the dialog closes unless there is something to be told. */
  readonly store: () => Promise<void>
  /** Undoes the import that was just stored. */
  readonly takeBack: (report: ImportReport) => void
}

/** One import, for as long as the dialog is open. It takes the files that were dropped on the window. */
export function useImportFlow(): ImportControl {
  const actions = useActions()
  const client = useClient()
  const workbench = useWorkbenchStore()
  const [flow] = useState(() => new ImportFlow({ client, newId: uuid, drafts: BROWSER_DRAFTS }))
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const waiting = useWorkbench((state) => state.pendingFiles.length)
  const isResuming = useWorkbench((state) => state.importToResume !== null)

  useEffect(() => {
    const batch = actions.takeImportToResume()
    if (batch !== null) void flow.resume(batch)
  }, [flow, actions, isResuming])
  useEffect(() => {
    if (waiting > 0) void flow.addFiles(actions.takePendingFiles())
  }, [flow, actions, waiting])
  useEffect(() => {
    const flush = () => flow.flush()
    window.addEventListener('pagehide', flush)
    return () => window.removeEventListener('pagehide', flush)
  }, [flow])

  const close = (keep = false) => {
    actions.closeDialog()
    if (keep) flow.keepForLater()
    else flow.drop().catch((error: unknown) => actions.toast({ severity: 'error', message: explainError(error) }))
  }

  /** Undoes the import, or, when other things were done since, puts its articles into the bin. */
  const takeBack = ({ added, committed }: ImportReport) => {
    const { undo, open } = workbench.getState()
    if (open && added.includes(open.article.id)) actions.closeArticle()
    if (committed && undo.undo?.seq === committed.seq) void actions.undo()
    else void actions.run({ type: 'article.bin', articles: [...added], binned: true })
  }

  const store = async () => {
    const report = await flow.store()
    if (!report) return
    const { added, skipped, committed } = report
    const hasNews = skipped.length > 0 || isNews(flow.view().result?.leftOut ?? [])
    if (!hasNews) actions.closeDialog()
    actions.toast({
      severity: added.length > 0 ? 'success' : 'info',
      message: added.length > 0 ? `Imported ${counted(added.length, 'article')}.` : 'Nothing was imported.',
      ...(committed ? { action: { label: 'Undo', run: () => takeBack(report) } } : {})
    })
    const [first] = added
    if (first !== undefined) await actions.openArticle(first)
  }

  return { flow, view, close, store, takeBack }
}
