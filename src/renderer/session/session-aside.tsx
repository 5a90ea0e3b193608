import { X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { SessionDrawer } from '../state/session-state'
import { useActions, useWorkbench } from '../state/workbench'
import { IconButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { DRAWER_NAMES } from './drawer-names'
import styles from './session-aside.module.css'
import { ClaimSheet } from './sheet/claim-sheet'
import type { EvidenceSlot } from './sheet/claim-sheet'
import { useFocusWish } from './use-focus-wish'

export interface SessionAsideProps {
  /** What the drawers show; one without anything to show says so. */
  readonly drawers: Partial<Readonly<Record<SessionDrawer, ReactNode>>>
  readonly evidence: EvidenceSlot
}

/** Gives the focus back to where it was before a drawer took it. */
function useWayBack(isOpen: boolean): void {
  useLayoutEffect(() => {
    const before = document.activeElement
    if (!isOpen || !(before instanceof HTMLElement)) return
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before.isConnected) before.focus()
    }
  }, [isOpen])
}

/** Beside the text: the claim one is at, or the drawer that was opened over it. */
export function SessionAside({ drawers, evidence }: SessionAsideProps) {
  const actions = useActions()
  const drawer = useWorkbench(({ session }) => session.drawer)
  const body = useRef<HTMLDivElement>(null)
  // Evidence and the report have dialogs of their own, over the claim.
  const shown = drawer === 'evidence' || drawer === 'report' ? null : drawer
  useWayBack(shown !== null)
  useFocusWish('drawer', body)
  if (shown === null) return <ClaimSheet evidence={evidence} />
  const close = () => actions.setSessionUi({ drawer: null })
  return (
    <section
      aria-label={DRAWER_NAMES[shown]}
      className={styles.aside}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
        // A dialog opened from here hears the key first, and it comes here through React all the same.
        if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return
        event.stopPropagation()
        close()
      }}
    >
      <header className={styles.head}>
        <h2>{DRAWER_NAMES[shown]}</h2>
        <IconButton label={`Close ${DRAWER_NAMES[shown].toLowerCase()}`} onClick={close}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles.body} ref={body} tabIndex={-1}>
        {drawers[shown] ?? <EmptyState title="Nothing to show here yet" />}
      </div>
    </section>
  )
}
