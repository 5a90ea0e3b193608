import { selectLibrary } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Banner } from '../ui/banner'
import { ReadOnlyBanner } from './read-only-banner'

/** What holds for the whole window: no connection, nothing saved, reading only, what was recovered. */
export function Banners() {
  const actions = useActions()
  const connection = useWorkbench((state) => state.connection)
  const save = useWorkbench((state) => state.save)
  const library = useWorkbench(selectLibrary)
  const dismissed = useWorkbench((state) => state.dismissedNotices)
  const notices = library?.notices.filter((notice) => !dismissed.includes(notice.id)) ?? []
  return (
    <div>
      {connection === 'lost' ? (
        <Banner severity="error">
          The connection to Claimdesk is lost. It is tried again by itself; what you change meanwhile is not saved. If
          it does not come back, start Claimdesk again.
        </Banner>
      ) : null}
      {save.state === 'failed' ? (
        <Banner severity="error">
          Not saved: {save.message ?? 'the disk did not take it.'} It is tried again by itself. Keep this window open
          until it says “Saved”.
        </Banner>
      ) : null}
      {library?.readOnly ? <ReadOnlyBanner readOnly={library.readOnly} /> : null}
      {notices.map((notice) => (
        <Banner key={notice.id} severity={notice.severity} onDismiss={() => actions.dismissNotice(notice.id)}>
          {notice.message}
        </Banner>
      ))}
    </div>
  )
}
