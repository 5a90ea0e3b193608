import { useEffect } from 'react'
import { keepMarking } from '../../state/marking-upkeep'
import { useActions, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { scopeAside } from './scope-aside'

/** Keeps what marking shows up to date while a session runs. It shows nothing itself. */
export function MarkingUpkeep() {
  const store = useWorkbenchStore()
  const actions = useActions()
  const session = useWorkbench((state) => state.session.id)
  useEffect(() => (session === null ? undefined : keepMarking(store, actions, scopeAside())), [session, store, actions])
  return null
}
