import { useCallback, useState } from 'react'
import { useActions } from '../state/workbench'

/** Where the highlights lie that the last click hit, so that the menu that tells them apart can stand beside it. */
export function useStackAnchor() {
  const { setStack } = useActions()
  const [anchor, setAnchor] = useState<DOMRect | null>(null)
  const onStack = useCallback(
    (ids: readonly string[], rectangle: DOMRect | null) => {
      setStack(ids)
      setAnchor(ids.length > 1 ? rectangle : null)
    },
    [setStack]
  )
  return { anchor, onStack }
}
