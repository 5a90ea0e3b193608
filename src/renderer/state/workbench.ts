import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { createClient } from '../../api/client'
import type { Client } from '../../api/client'
import type { HostApi } from '../../api/host-contract'
import { alwaysOnline } from '../transport/connection'
import type { HostConnection } from '../transport/connection'
import { createActions } from './actions'
import type { Actions } from './actions'
import { readReadingSettings } from './reading-settings'
import { readSnap } from './snap'
import { readContrast, readTheme } from './theme'
import { initialState } from './workbench-state'
import type { WorkbenchState } from './workbench-state'

/** A window's state and everything that can be done to it. */
export interface Workbench {
  readonly store: StoreApi<WorkbenchState>
  readonly actions: Actions
  readonly client: Client
  readonly host: HostApi
}

/** Makes a workbench; nothing is asked of the backend before `actions.start()`. */
export function createWorkbench(
  client: Client,
  host: HostApi,
  watchConnection: HostConnection['watchConnection'] = alwaysOnline
): Workbench {
  const store = createStore<WorkbenchState>(() =>
    initialState(readTheme(), readSnap(), { contrast: readContrast(), reading: readReadingSettings() })
  )
  return { store, client, host, actions: createActions({ store, client, watchConnection }) }
}

/** The workbench of a page, over the connection that was chosen for it. */
export function connectWorkbench({ transport, host, watchConnection }: HostConnection): Workbench {
  return createWorkbench(createClient(transport), host, watchConnection)
}

/** `<WorkbenchContext value={workbench}>` puts a workbench under components: the page's, or a test's. */
export const WorkbenchContext = createContext<Workbench | null>(null)

/** The whole workbench, for what hands it on. */
export function useWorkbenchInstance(): Workbench {
  const workbench = use(WorkbenchContext)
  if (!workbench) throw new Error('This component stands outside a WorkbenchContext.')
  return workbench
}

/** A slice of the state. The selector must give back what is in the state, never a new object each time. */
export function useWorkbench<Slice>(selector: (state: WorkbenchState) => Slice): Slice {
  return useStore(useWorkbenchInstance().store, selector)
}

/** What can be done. The object never changes. */
export function useActions(): Actions {
  return useWorkbenchInstance().actions
}

/** For what has no action: import and export, search, history. */
export function useClient(): Client {
  return useWorkbenchInstance().client
}

export function useHost(): HostApi {
  return useWorkbenchInstance().host
}

/** The store itself, for handlers that read the state when something happens and do not follow it. */
export function useWorkbenchStore(): StoreApi<WorkbenchState> {
  return useWorkbenchInstance().store
}
