import { useEffect, useRef } from 'react'
import type { InspectorTarget } from '../state/inspector-focus'
import { useActions, useWorkbench } from '../state/workbench'

/**
 * Puts the focus where it was asked for, once what is asked for is shown.
 *
 * @param take puts the focus there if the wish is meant for it; false otherwise
 */
export function useInspectorFocus(take: (target: InspectorTarget) => boolean): void {
  const actions = useActions()
  const wish = useWorkbench((state) => state.inspectorFocus)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (wish && latest.current(wish.target)) actions.inspectorFocused()
  }, [wish, actions])
}
