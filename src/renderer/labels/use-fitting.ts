import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/**
 * How many of an element's children fit into its first rows. All are laid out to find out, then those that do not fit
 * are to be left out; it is found out again when the width or what is in it changes.
 *
 * @param content changes when other children are to be measured
 * @returns the number of children that fit, all of them before it was measured
 */
export function useFitting(
  frame: RefObject<HTMLElement | null>,
  count: number,
  rows: number,
  content: unknown
): { readonly fitting: number; readonly measuring: boolean } {
  const [measured, setMeasured] = useState<{ content: unknown; width: number; fitting: number } | null>(null)
  const [width, setWidth] = useState(0)
  const measuring = measured === null || measured.content !== content || measured.width !== width

  useLayoutEffect(() => {
    const element = frame.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setWidth(Math.round(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])

  useLayoutEffect(() => {
    const element = frame.current
    if (!element || !measuring) return
    const tops: number[] = []
    let fitting = 0
    for (const child of [...element.children].slice(0, count)) {
      const top = (child as HTMLElement).offsetTop
      if (!tops.some((known) => Math.abs(known - top) < 4)) tops.push(top)
      if (tops.length > rows) break
      fitting += 1
    }
    // What leads to the rest needs a place, too.
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only the layout tells what fits; once for each width
    setMeasured({ content, width, fitting: fitting < count ? Math.max(1, fitting - 1) : count })
  }, [frame, measuring, count, rows, content, width])

  return { fitting: measuring ? count : measured.fitting, measuring }
}
