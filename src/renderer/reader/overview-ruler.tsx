import type { PointerEvent, RefObject } from 'react'
import styles from './reader.module.css'

interface OverviewRulerProps {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly viewBox: RefObject<HTMLDivElement | null>
  /** Called with the distance from the ruler's top, in CSS pixels, at which it was pressed or dragged to. */
  readonly onGoTo: (y: number) => void
}

/**
 * The strip beside the text with a mark for every span and a box for the view. It is drawn by `RulerPainter`; it is for
 * the pointer only, since the scrolling, the walk from span to span and the list of annotations say the same.
 */
export function OverviewRuler({ canvas, viewBox, onGoTo }: OverviewRulerProps) {
  const go = (event: PointerEvent<HTMLDivElement>) => {
    onGoTo(event.clientY - event.currentTarget.getBoundingClientRect().top)
  }
  return (
    <div
      className={styles.ruler}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event)
      }}
    >
      <canvas ref={canvas} className={styles.rulerCanvas} />
      <div ref={viewBox} className={styles.rulerView} />
    </div>
  )
}
