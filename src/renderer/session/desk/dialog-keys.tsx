import type { KeyboardEvent, ReactNode } from 'react'

/**
 * Escape in a dialog closes the dialog alone. React hands what happens in a dialog to everything around the component
 * that opened it, so that the drawer would be closed as well.
 */
export function DialogKeys({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    onClose()
  }
  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}
