import { BookOpen, ClipboardList, FileText, Phone, TriangleAlert, Users } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { clsx } from 'clsx'
import type { SessionDrawer } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { DRAWER_NAMES } from '../drawer-names'
import styles from './session-header.module.css'

const DRAWERS: readonly { readonly id: SessionDrawer; readonly Icon: LucideIcon }[] = [
  { id: 'warnings', Icon: TriangleAlert },
  { id: 'sources', Icon: BookOpen },
  { id: 'people', Icon: Users },
  { id: 'contacts', Icon: Phone },
  { id: 'log', Icon: ClipboardList },
  { id: 'report', Icon: FileText }
]

/** Opens and closes what lies beside the text. */
export function DrawerButtons() {
  const actions = useActions()
  const drawer = useWorkbench((state) => state.session.drawer)
  return (
    <div role="group" aria-label="Beside the text" className={styles.drawers}>
      {DRAWERS.map(({ id, Icon }) => (
        <button
          key={id}
          type="button"
          className={clsx(styles.drawer, drawer === id && styles.on)}
          aria-pressed={drawer === id}
          aria-label={DRAWER_NAMES[id]}
          title={DRAWER_NAMES[id]}
          onClick={() => actions.setSessionUi({ drawer: drawer === id ? null : id })}
        >
          <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.drawerName}>{DRAWER_NAMES[id]}</span>
        </button>
      ))}
    </div>
  )
}
