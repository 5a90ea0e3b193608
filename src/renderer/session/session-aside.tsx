import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessionDrawer } from '../state/session-state'
import { useActions, useWorkbench } from '../state/workbench'
import { IconButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { DRAWER_NAMES } from './drawer-names'
import styles from './session-aside.module.css'
import { ClaimSheet } from './sheet/claim-sheet'
import type { EvidenceSlot } from './sheet/claim-sheet'

export interface SessionAsideProps {
  /** What the drawers show; one without anything to show says so. */
  readonly drawers: Partial<Readonly<Record<SessionDrawer, ReactNode>>>
  readonly evidence: EvidenceSlot
}

/** Beside the text: the claim one is at, or the drawer that was opened over it. */
export function SessionAside({ drawers, evidence }: SessionAsideProps) {
  const actions = useActions()
  const drawer = useWorkbench(({ session }) => session.drawer)
  // Evidence and the report have dialogs of their own, over the claim.
  if (drawer === null || drawer === 'evidence' || drawer === 'report') return <ClaimSheet evidence={evidence} />
  const close = () => actions.setSessionUi({ drawer: null })
  return (
    <section
      aria-label={DRAWER_NAMES[drawer]}
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
        <h2>{DRAWER_NAMES[drawer]}</h2>
        <IconButton label={`Close ${DRAWER_NAMES[drawer].toLowerCase()}`} onClick={close}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles.body}>{drawers[drawer] ?? <EmptyState title="Nothing to show here yet" />}</div>
    </section>
  )
}
