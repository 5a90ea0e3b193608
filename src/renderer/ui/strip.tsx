import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import styles from './strip.module.css'

export interface StripProps {
  readonly label: string
  /** On which side of the text it stands. */
  readonly side: 'above' | 'below'
  readonly words: ReactNode
  /** More about the words, on hover. */
  readonly title?: string
  /** Buttons. */
  readonly children: ReactNode
}

/** A line beside the text that tells of something and offers what can be done about it. */
export function Strip({ label, side, words, title, children }: StripProps) {
  return (
    <section aria-label={label} className={clsx(styles.strip, styles[side])}>
      <p className={styles.words} title={title}>
        {words}
      </p>
      {children}
    </section>
  )
}
