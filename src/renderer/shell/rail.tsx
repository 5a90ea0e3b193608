import { ClipboardCheck, Highlighter, LibraryBig, Settings2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { clsx } from 'clsx'
import { useActions, useWorkbench } from '../state/workbench'
import type { Page } from '../state/workbench-state'
import styles from './rail.module.css'

const PAGES: readonly { readonly page: Page; readonly label: string; readonly Icon: LucideIcon }[] = [
  { page: 'library', label: 'Library', Icon: LibraryBig },
  { page: 'annotate', label: 'Annotate', Icon: Highlighter },
  { page: 'session', label: 'Fact-check', Icon: ClipboardCheck }
]

/** The pages of the workbench, at the left edge. */
export function Rail() {
  const actions = useActions()
  const current = useWorkbench((state) => state.page)
  return (
    <nav className={styles.rail} aria-label="Pages">
      {PAGES.map(({ page, label, Icon }) => (
        <button
          key={page}
          type="button"
          className={clsx(styles.item, page === current && styles.on)}
          aria-label={label}
          aria-current={page === current ? 'page' : undefined}
          title={label}
          onClick={() => actions.setPage(page)}
        >
          <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
        </button>
      ))}
      <span className={styles.space} />
      <button
        type="button"
        className={styles.item}
        aria-label="Settings"
        title="Settings"
        onClick={() => actions.openDialog('settings')}
      >
        <Settings2 size={19} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </nav>
  )
}
