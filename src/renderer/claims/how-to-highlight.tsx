import { Highlighter } from 'lucide-react'
import { selectReadOnly, selectScheme } from '../state/selectors'
import { useWorkbench } from '../state/workbench'
import { EmptyState } from '../ui/empty-state'
import { Kbd } from '../ui/kbd'
import styles from './inspector.module.css'

/** What the claim tab says while no highlight is selected. */
export function HowToHighlight() {
  const scheme = useWorkbench(selectScheme)
  const open = useWorkbench((state) => state.open !== null)
  const readOnly = useWorkbench(selectReadOnly)
  const icon = <Highlighter size={28} strokeWidth={1.5} />
  if (!open) {
    return (
      <EmptyState icon={icon} title="No article is open">
        Choose one from the list to read and annotate it.
      </EmptyState>
    )
  }
  if (readOnly) {
    return (
      <EmptyState icon={icon} title="No highlight is selected">
        Click a highlight to see what is known of it. This library can be read but not changed.
      </EmptyState>
    )
  }
  const labels = scheme?.labels.filter((label) => label.key !== null && label.appliesTo !== 'document') ?? []
  return (
    <EmptyState icon={icon} title="No highlight is selected">
      <p>Select some text and press a label’s key, or click a highlight.</p>
      <ul className={styles.keys}>
        {labels.map((label) => (
          <li key={label.id}>
            <Kbd>{label.key}</Kbd> {label.name}
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}
