import { useEffect } from 'react'
import { useWorkbenchInstance } from '../state/workbench'
import type { Workbench } from '../state/workbench'

/** True where a key means the text, and nothing else takes it: in the reader, or nowhere in particular. */
function isForText(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return false
  if (!(target instanceof HTMLElement)) return true
  return target === document.body || target.getAttribute('role') === 'document'
}

/** What a key means while a relation is begun; null when it keeps its usual meaning. */
function meaningOf({ key }: KeyboardEvent, { actions }: Workbench): (() => void) | null {
  switch (key) {
    case ']':
      return () => actions.walkRelationEnd(1)
    case '[':
      return () => actions.walkRelationEnd(-1)
    case 'Enter':
      return () => actions.takeRelationEnd()
    case 'Escape':
      return () => actions.stopRelation()
    default:
      return null
  }
}

/** While a relation is begun, the keys that walk, take and stop mean the relation and not the text. */
export function useRelationKeys(): void {
  const workbench = useWorkbenchInstance()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (workbench.store.getState().begunRelation === null || event.isComposing) return
      // AltGr, which types brackets on many layouts, is told as Ctrl and Alt.
      const isCommand = event.metaKey || event.ctrlKey !== event.altKey
      if (isCommand || !isForText(event.target)) return
      const run = meaningOf(event, workbench)
      if (!run) return
      event.preventDefault()
      event.stopPropagation()
      run()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [workbench])
}
