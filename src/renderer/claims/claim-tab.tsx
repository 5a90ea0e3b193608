import { selectLibrary, selectReadOnly, selectSelectedClaim, selectSelectedSpan } from '../state/selectors'
import { useWorkbench } from '../state/workbench'
import { HowToHighlight } from './how-to-highlight'
import styles from './inspector.module.css'
import { SpanPanel } from './span-panel'
import { StackList } from './stack-list'

/** What is selected: a highlight with its claim, or how to make one. */
export function ClaimTab() {
  // The open document becomes another object with every change of it, which is nothing to who has selected nothing.
  const open = useWorkbench((state) => (selectSelectedSpan(state) ? state.open : null))
  const library = useWorkbench((state) => selectLibrary(state)?.id ?? '')
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
