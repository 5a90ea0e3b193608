import type { ReactNode } from 'react'
import { useActions, useWorkbench } from '../state/workbench'
import { Tabs } from '../ui/tabs'
import { AnnotationsTab } from './annotations-tab'
import { ArticleTab } from './article-tab'
import { ClaimTab } from './claim-tab'
import { HistoryTab } from './history-tab'

/** A part of its own: of all the inspector it alone changes with every highlight. */
function AnnotationCount() {
  return useWorkbench(({ open }) => (open ? open.layer.spans.size + open.layer.documentLabels.size : 0))
}

export interface InspectorProps {
  readonly relations?: ReactNode
  /** What stands above the annotations: those that have lost their place. */
  readonly orphans?: ReactNode
}

/** What is selected, and everything known of it. */
export function Inspector({ relations, orphans }: InspectorProps) {
  const actions = useActions()
  const tab = useWorkbench((state) => state.inspectorTab)
  const isOpen = useWorkbench(({ open }) => open !== null)
  const related = useWorkbench(({ open }) => (open ? open.layer.relations.size + open.incoming.size : null))
  return (
    <Tabs
      label="Inspector"
      value={tab}
      onChange={actions.setInspectorTab}
      items={[
        { id: 'claim', label: 'Claim', panel: <ClaimTab /> },
        {
          id: 'annotations',
          label: 'Annotations',
          ...(isOpen ? { count: <AnnotationCount /> } : {}),
          panel: <AnnotationsTab orphans={orphans} />
        },
        ...(relations
          ? [
              {
                id: 'relations' as const,
                label: 'Relations',
                ...(related === null ? {} : { count: related }),
                panel: relations
              }
            ]
          : []),
        { id: 'article', label: 'Article', panel: <ArticleTab /> },
        { id: 'history', label: 'History', panel: <HistoryTab /> }
      ]}
    />
  )
}
