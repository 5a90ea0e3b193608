import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { SessionFocus } from '../state/session-state'
import { useActions, useWorkbench } from '../state/workbench'

const FIELD =
  'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled), [role="listbox"]'

/** Takes the focus when somebody asked for this part of the page; the first field in it, when it is no field itself. */
export function useFocusWish(name: SessionFocus, place: RefObject<HTMLElement | null>): void {
  const actions = useActions()
  const isWished = useWorkbench(({ session }) => session.focus === name)
  useEffect(() => {
    const element = place.current
    if (!isWished || !element) return
    const field = element.matches(FIELD) ? element : element.querySelector<HTMLElement>(FIELD)
    ;(field ?? element).focus()
    ;(field ?? element).scrollIntoView({ block: 'nearest' })
    if (field instanceof HTMLInputElement && field.type === 'text') field.select()
    actions.setSessionUi({ focus: null })
  }, [isWished, place, actions])
}
