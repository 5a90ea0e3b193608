import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** To be spread on the element of a step that takes the focus when it has nowhere else to be. */
export const LANDING = { 'data-landing': '' } as const

const land = (step: HTMLElement | null) => step?.querySelector<HTMLElement>('[data-landing]')?.focus()

/**
 * Keeps the focus in sight while a dialog goes through its steps: a button that was pressed goes with its step, and
 * the focus would go with it.
 *
 * @param ready whether the first step is there; the focus then comes to it
 * @param phase what is under way; whenever that changes, a focus that was lost is found again
 * @returns to be put around the steps
 */
export function useLanding(ready: boolean, phase: string): RefObject<HTMLDivElement | null> {
  const steps = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (ready && !steps.current?.contains(document.activeElement)) land(steps.current)
  }, [ready])
  useEffect(() => {
    const { activeElement } = document
    const isLost =
      activeElement === null || activeElement === document.body || activeElement.getAttribute('role') === 'dialog'
    if (isLost) land(steps.current)
  }, [phase])
  return steps
}
