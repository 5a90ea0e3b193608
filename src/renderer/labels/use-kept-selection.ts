import { useLayoutEffect, useRef } from 'react'

/** The two ends of a selection. */
type Ends = readonly [anchor: Node, anchorOffset: number, focus: Node, focusOffset: number]

/**
 * Keeps what is selected in the document while a field of a popover has the focus, since the field takes the selection
 * for itself.
 *
 * @returns selects it again; to be called before the focus goes back
 */
export function useKeptSelection(): () => void {
  const kept = useRef<Ends | null>(null)
  // Layout effects run before the field gets the focus.
  useLayoutEffect(() => {
    const selection = document.getSelection()
    if (!selection?.anchorNode || !selection.focusNode) return
    kept.current = [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset]
  }, [])
  return () => {
    if (kept.current?.[0].isConnected && kept.current[2].isConnected) {
      document.getSelection()?.setBaseAndExtent(...kept.current)
    }
  }
}
