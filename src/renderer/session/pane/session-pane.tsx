import { selectProgress, selectRows } from '../../state/session-queue'
import { useActions, useWorkbench } from '../../state/workbench'
import { Tabs } from '../../ui/tabs'
import { BySourcePane } from './by-source-pane'
import { FactsPane } from './facts-pane'
import { QueuePane } from './queue-pane'
import { WaitingPane } from './waiting-pane'

/** The claims of the session: as a queue, by source, by whom one waits on, by fact. */
export function SessionPane() {
  const actions = useActions()
  const pane = useWorkbench(({ session }) => session.pane)
  const count = useWorkbench((state) => selectRows(state).length)
  const { waiting } = useWorkbench(selectProgress)
  return (
    <Tabs
      label="Claims of the session"
      value={pane}
      onChange={(next) => actions.setSessionUi({ pane: next })}
      items={[
        { id: 'queue', label: 'Queue', count, panel: <QueuePane /> },
        { id: 'by-source', label: 'By source', panel: <BySourcePane /> },
        { id: 'waiting', label: 'Waiting', ...(waiting > 0 ? { count: waiting } : {}), panel: <WaitingPane /> },
        { id: 'facts', label: 'Facts', panel: <FactsPane /> }
      ]}
    />
  )
}
