import { Button } from '../ui/button'
import styles from './drafts.module.css'
import type { DraftControl } from './use-draft'

/** D11: what became of the typing, where it is not simply saved. `wrong`: it cannot be saved as it is. */
export function DraftNotice({ draft, wrong }: { readonly draft: DraftControl; readonly wrong: boolean }) {
  if (draft.phase === 'restored' || draft.phase === 'failed') {
    return (
      <div className={styles.notice}>
        <span>
          {draft.phase === 'restored' ? 'Typed earlier; the saved text has changed since.' : 'Not saved yet.'}
        </span>
        {wrong ? null : (
          <Button variant="quiet" onClick={draft.flush}>
            {draft.phase === 'restored' ? 'Save it' : 'Try again'}
          </Button>
        )}
        <Button variant="quiet" onClick={draft.discard}>
          Discard
        </Button>
      </div>
    )
  }
  if (!draft.kept) {
    return (
      <p className={styles.notice}>Until it is saved, this text does not survive a reload: the browser has no room.</p>
    )
  }
  return null
}
