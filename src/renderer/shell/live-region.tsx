import { useWorkbench } from '../state/workbench'

/** Says what `announce` was given, to screen readers only. */
export function LiveRegion() {
  const announcement = useWorkbench((state) => state.announcement)
  return (
    <div role="status" aria-live="polite" aria-label="Announcements" className="visually-hidden">
      {announcement}
    </div>
  )
}
