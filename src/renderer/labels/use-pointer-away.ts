import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { Box } from '../state/window-box'

/** The pointer may be so far away, in CSS pixels: it is on its way. */
const REACH = 24

/**
 * Tells when the pointer leaves a popup and what it is about, presses elsewhere, or the text scrolls.
 *
 * @param about null to wait for nothing
 */
export function usePointerAway(popup: RefObject<HTMLElement | null>, about: Box | null, away: () => void): void {
  useEffect(() => {
    if (!about) return
    const abort = new AbortController()
    const { signal } = abort
    const isNear = (event: PointerEvent) =>
      [about, popup.current?.getBoundingClientRect()].some((box) => box && isWithin(box, event.clientX, event.clientY))
    const isInside = (target: EventTarget | null) => target instanceof Node && popup.current?.contains(target) === true
    window.addEventListener('pointermove', (event) => !isNear(event) && away(), { signal, passive: true })
    window.addEventListener('pointerdown', (event) => !isInside(event.target) && away(), { signal, passive: true })
    window.addEventListener('scroll', (event) => !isInside(event.target) && away(), { signal, capture: true })
    window.addEventListener('keydown', (event) => event.key !== 'Escape' && away(), { signal })
    return () => abort.abort()
  }, [popup, about, away])
}

function isWithin({ left, top, width, height }: Box, x: number, y: number): boolean {
  return x >= left - REACH && x <= left + width + REACH && y >= top - REACH && y <= top + height + REACH
}
