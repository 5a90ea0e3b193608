import { clsx } from 'clsx'
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { IconButton } from './button'

export interface BannerProps {
  readonly severity: 'info' | 'warning' | 'error'
  readonly children: ReactNode
  /** A button with what can be done about it. */
  readonly action?: ReactNode
  /** Makes it closable. */
  readonly onDismiss?: () => void
}

const ICONS = { info: Info, warning: TriangleAlert, error: CircleAlert }

/** Something that holds for the whole window until it is put right or closed. */
export function Banner({ severity, children, action, onDismiss }: BannerProps) {
  const Icon = ICONS[severity]
  return (
    <div role={severity === 'info' ? 'status' : 'alert'} className={clsx(styles.banner, styles[severity])}>
      <Icon aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {action}
      {onDismiss ? (
        <IconButton label="Close this message" onClick={onDismiss}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      ) : null}
    </div>
  )
}
