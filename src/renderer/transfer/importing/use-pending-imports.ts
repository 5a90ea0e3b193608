import { useCallback, useEffect, useState } from 'react'
import type { PendingImport } from '../../../api/import-views'
import { explainError } from '../../state/explain-error'
import { useActions, useClient } from '../../state/workbench'
import { isDropped, markDropped } from '../uploading/dropped-batches'
import { removeImportDraft } from './import-draft'

export interface PendingImports {
  readonly pending: readonly PendingImport[]
  readonly drop: (batch: string) => void
}

/**
 * Imports that were interrupted. They are asked for anew whenever `wanted` becomes true: an import may be put aside
 * while this is on the screen.
 */
export function usePendingImports(wanted: boolean): PendingImports {
  const { toast, announce } = useActions()
  const client = useClient()
  const [pending, setPending] = useState<readonly PendingImport[]>([])
  const complain = useCallback((error: unknown) => toast({ severity: 'error', message: explainError(error) }), [toast])
  useEffect(() => {
    if (!wanted) return
    let isGone = false
    client.call('import.pending', {}).then((found) => {
      if (!isGone) setPending(found.filter(({ batch }) => !isDropped(client, batch)))
    }, complain)
    return () => {
      isGone = true
    }
  }, [client, complain, wanted])
  const drop = (batch: string) => {
    removeImportDraft(localStorage, batch)
    markDropped(client, batch)
    client.call('import.cancel', { batch }).then(() => {
      setPending((all) => all.filter((each) => each.batch !== batch))
      announce('The import was dropped.')
    }, complain)
  }
  return { pending: wanted ? pending : [], drop }
}
