import { useEffect, useState, useSyncExternalStore } from 'react'
import { v7 as uuid } from 'uuid'
import { explainError } from '../state/explain-error'
import { useActions, useClient, useWorkbench, useWorkbenchStore } from '../state/workbench'
import { counted } from './format-bytes'
import { ImportFlow } from './import-flow'
import type { ImportView } from './import-flow'

export interface ImportControl {
  readonly flow: ImportFlow
  readonly view: ImportView
  /** Drops everything and closes the dialog. */
  readonly close: () => void
  /** Stores what is ticked, opens the first article and closes the dialog. */
  readonly store: () => Promise<void>
}

/** One import, for as long as the dialog is open. It takes the files that were dropped on the window. */
export function useImportFlow(): ImportControl {
  const actions = useActions()
  const client = useClient()
  const workbench = useWorkbenchStore()
  const [flow] = useState(() => new ImportFlow({ client, newId: uuid }))
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const waiting = useWorkbench((state) => state.pendingFiles.length)

  useEffect(() => {
    if (waiting > 0) void flow.addFiles(actions.takePendingFiles().map(({ file }) => file))
  }, [flow, actions, waiting])

  const close = () => {
    // While it is being stored there is no way back but undo.
    if (flow.view().phase === 'storing') return
    actions.closeDialog()
    flow.cancel().catch((error: unknown) => actions.toast({ severity: 'error', message: explainError(error) }))
  }

  /** Undoes the import, or, when other things were done since, puts its articles into the bin. */
  const takeBack = (seq: number, added: readonly string[]) => {
    const { undo, open } = workbench.getState()
    if (open && added.includes(open.article.id)) actions.closeArticle()
    if (undo.undo?.seq === seq) void actions.undo()
    else void actions.run({ type: 'article.bin', articles: [...added], binned: true })
  }

  const store = async () => {
    const report = await flow.store()
    if (!report) return
    actions.closeDialog()
    const { added, skipped, committed } = report
    const there = skipped.length > 0 ? ` ${counted(skipped.length, 'article')} in it was there already.` : ''
    actions.toast({
      severity: added.length > 0 ? 'success' : 'info',
      message: `${added.length > 0 ? `Imported ${counted(added.length, 'article')}.` : 'Nothing was imported.'}${there}`,
      ...(committed ? { action: { label: 'Undo', run: () => takeBack(committed.seq, added) } } : {})
    })
    const [first] = added
    if (first !== undefined) await actions.openArticle(first)
  }

  return { flow, view, close, store }
}
