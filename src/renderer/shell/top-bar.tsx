import { FileOutput, Search } from 'lucide-react'
import { selectLibrary } from '../state/selectors'
import { useWorkbench, useWorkbenchInstance } from '../state/workbench'
import { IconButton } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { printedKeys, runMenuCommand } from './commands'
import { initialsOf } from './initials'
import { RecentActions } from './recent-actions'
import { SaveStatus } from './save-status'
import styles from './top-bar.module.css'

/** Name, search and the state of saving. */
export function TopBar() {
  const workbench = useWorkbenchInstance()
  const library = useWorkbench(selectLibrary)
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <span className={styles.mark} aria-hidden="true" />
        <h1 className={styles.name}>Claimdesk</h1>
        <span className={styles.library}>{library?.name}</span>
      </div>
      <button type="button" className={styles.search} onClick={() => runMenuCommand('find', workbench)}>
        <Search size={15} aria-hidden="true" />
        Search articles
        <Kbd className={styles.key}>{printedKeys('$mod+k')}</Kbd>
      </button>
      <div className={styles.right}>
        <SaveStatus />
        {library ? <RecentActions /> : null}
        <IconButton label="Export annotations" onClick={() => runMenuCommand('export', workbench)}>
          <FileOutput size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
        {library ? (
          <span className={styles.person} role="img" aria-label={library.person.name} title={library.person.name}>
            {initialsOf(library.person.name)}
          </span>
        ) : null}
      </div>
    </header>
  )
}
