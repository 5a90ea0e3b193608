import { selectLibrary, selectReadOnly, selectSelectedClaim, selectSelectedSpan } from '../state/selectors'
import { useWorkbench } from '../state/workbench'
import { HowToHighlight } from './how-to-highlight'
import styles from './inspector.module.css'
import { SpanPanel } from './span-panel'
import { StackList } from './stack-list'

/** What is selected: a highlight with its claim, or how to make one. */
export function ClaimTab() {
  const library = useWorkbench((state) => selectLibrary(state)?.id ?? '')
  const open = useWorkbench((state) => state.open)
  const span = useWorkbench(selectSelectedSpan)
  const claim = useWorkbench(selectSelectedClaim)
  const readOnly = useWorkbench(selectReadOnly)
  if (!open || !span) return <HowToHighlight />
  return (
    <div className={styles.pane}>
      <StackList />
      <SpanPanel key={span.id} library={library} open={open} span={span} claim={claim} readOnly={readOnly} />
    </div>
  )
}
