import { useEffect } from 'react'
import { useActions } from '../state/workbench'
import type { Actions } from '../state/actions'
import { isField } from './key-events'
import { regionOf } from './regions'

/**
 * What Ctrl+C takes from the text: its exact words, which what is on screen may break differently, and beside them the
 * words with their highlights. Everywhere else copying is the browser's.
 */
function copyFromReader(event: ClipboardEvent, actions: Actions): void {
  if (event.defaultPrevented || !event.clipboardData || isField(event.target)) return
  const isElsewhere = document.getSelection()?.isCollapsed === false && actions.currentSelection() === null
  if (isElsewhere || regionOf(document.activeElement) !== 'reader') return
  const passage = actions.passageToCopy('formatted')
  if (!passage) return
  event.preventDefault()
  event.clipboardData.setData('text/plain', passage.plain)
  if (passage.html !== null) event.clipboardData.setData('text/html', passage.html)
  actions.tellCopied(passage, 'formatted')
}

/** Gives copying from the text its own meaning for as long as the component is there. */
export function useCopy(): void {
  const actions = useActions()
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => copyFromReader(event, actions)
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [actions])
}
