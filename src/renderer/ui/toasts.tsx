import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Button, IconButton } from './button'
import styles from './toasts.module.css'

export interface ToastItem {
  readonly id: string
  readonly severity: 'info' | 'success' | 'error'
  readonly message: string
  readonly action: { readonly label: string; readonly run: () => void } | null
}

export interface ToastsProps {
  readonly toasts: readonly ToastItem[]
  readonly onDismiss: (id: string) => void
}

/** How long good news stays, in milliseconds. Bad news stays until it is closed. */
const STAY = 6_000

function Toast({ toast, onDismiss }: { toast: ToastItem; onDismiss: (id: string) => void }) {
  const { id, severity, message, action } = toast
  useEffect(() => {
    if (severity === 'error') return
    const timer = setTimeout(() => onDismiss(id), STAY)
    return () => clearTimeout(timer)
  }, [id, severity, onDismiss])
  return (
    <div role={severity === 'error' ? 'alert' : 'status'} className={clsx(styles.toast, styles[severity])}>
      <span className={styles.message}>{message}</span>
      {action ? (
        <Button
          variant="quiet"
          onClick={() => {
            action.run()
            onDismiss(id)
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton label="Close this message" onClick={() => onDismiss(id)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

/** Short messages in the corner, the newest at the bottom. */
export function Toasts({ toasts, onDismiss }: ToastsProps) {
  return (
    <section aria-label="Messages" className={styles.toasts}>
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </section>
  )
}
