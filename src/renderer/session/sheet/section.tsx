import { useId } from 'react'
import type { ReactNode, Ref } from 'react'
import { Kbd } from '../../ui/kbd'
import styles from './sheet.module.css'

export interface SectionProps {
  readonly title: string
  /** Beside the title. */
  readonly count?: ReactNode
  /** The key that leads here, or a button. */
  readonly keys?: string
  readonly action?: ReactNode
  readonly children: ReactNode
  readonly place?: Ref<HTMLElement>
}

/** A part of the claim sheet under its heading. */
export function Section({ title, count, keys, action, children, place }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.section} ref={place}>
      <h3 className={styles.title}>
        <span id={id}>{title}</span>
        {count === undefined ? null : <span className={styles.count}>{count}</span>}
        {keys === undefined ? null : <Kbd>{keys}</Kbd>}
        {action}
      </h3>
      {children}
    </section>
  )
}
