import { clsx } from 'clsx'
import type { CSSProperties, ReactNode } from 'react'
import styles from './chip.module.css'

export interface ChipProps {
  readonly children: ReactNode
  /** Hue of its colour, in degrees of OKLCH; plain without one. */
  readonly hue?: number
  /** A sign before the words, so that colour is never the only carrier. */
  readonly glyph?: string
  readonly title?: string
  readonly className?: string | undefined
}

/** A word or two with a coloured ground. */
export function Chip({ children, hue, glyph, title, className }: ChipProps) {
  return (
    <span
      className={clsx(styles.chip, hue !== undefined && 'hued', hue !== undefined && styles.coloured, className)}
      style={hue === undefined ? undefined : ({ '--hue': hue } as CSSProperties)}
      title={title}
    >
      {glyph === undefined ? null : <span aria-hidden="true">{glyph}</span>}
      {children}
    </span>
  )
}
