import { Dialog as Base } from '@base-ui/react/dialog'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly open: boolean
  /** Called when the person closes it: with Escape, a click beside it, or its cross. */
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  /** `full` has the window's height, whatever is in it. */
  readonly size?: 'small' | 'medium' | 'large' | 'full'
  readonly children: ReactNode
  /** Buttons at the foot; the main one last. */
  readonly footer?: ReactNode
  /** False keeps it open on a click beside it, where what was typed would be lost. */
  readonly closeOnOutside?: boolean
}

/** A modal dialog: focus stays inside and returns where it was. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, size = 'medium', children, footer, closeOnOutside = true } = props
  return (
    <Base.Root
      open={open}
      disablePointerDismissal={!closeOnOutside}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={clsx(styles.popup, styles[size])}>
          <div className={styles.header}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close
              render={
                <IconButton label="Close">
                  <X size={16} aria-hidden="true" />
                </IconButton>
              }
            />
            {description ? <Base.Description className={styles.description}>{description}</Base.Description> : null}
          </div>
          <div className={styles.content}>{children}</div>
          {footer ? <div className={styles.footer}>{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
