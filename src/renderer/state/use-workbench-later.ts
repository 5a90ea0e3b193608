import { startTransition, useEffect, useState } from 'react'
import { useWorkbenchStore } from './workbench'
import type { WorkbenchState } from './workbench-state'

/**
 * A slice of the state for what is large and may follow a frame later. It renders once for each change, after what is
 * urgent; `useDeferredValue` over `useWorkbench` would render with the old slice first.
 *
 * @param selector must stay the same function
 */
export function useWorkbenchLater<Slice>(selector: (state: WorkbenchState) => Slice): Slice {
  const store = useWorkbenchStore()
  const [slice, setSlice] = useState(() => selector(store.getState()))
  useEffect(() => {
    let last = slice
    const take = () => {
      const next = selector(store.getState())
      if (next === last) return
      last = next
      startTransition(() => setSlice(() => next))
    }
    // Something may have changed since the first render.
    take()
    return store.subscribe(take)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the slice is what this sets
  }, [store, selector])
  return slice
}
