import { useEffect, useRef } from 'react'
import type { InspectorTarget } from '../state/inspector-focus'
import { useActions, useWorkbench } from '../state/workbench'

/**
 * Puts the focus where it was asked for, once what is asked for is shown.
 *
 * @param take puts the focus there if the wish is meant for it; false otherwise
 * @param ready when it changes, a wish that waits is looked at again
 */
export function useInspectorFocus(take: (target: InspectorTarget) => boolean, ready?: unknown): void {
  const actions = useActions()
  const wish = useWorkbench((state) => state.inspectorFocus)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (wish && latest.current(wish.target)) actions.inspectorFocused()
  }, [wish, ready, actions])
}
