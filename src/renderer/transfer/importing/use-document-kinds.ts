import { useEffect, useState } from 'react'
import type { DocumentKindView } from '../../../api/views'
import { explainError } from '../../state/explain-error'
import { useActions, useClient } from '../../state/workbench'

/** The kinds of documents that can be imported; none until the backend has said so. */
export function useDocumentKinds(): readonly DocumentKindView[] {
  const actions = useActions()
  const client = useClient()
  const [kinds, setKinds] = useState<readonly DocumentKindView[]>([])
  useEffect(() => {
    let isGone = false
    client.call('import.kinds', {}).then(
      (found) => {
        if (!isGone) setKinds(found)
      },
      (error: unknown) => actions.toast({ severity: 'error', message: explainError(error) })
    )
    return () => {
      isGone = true
    }
  }, [actions, client])
  return kinds
}
