import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../api/client'
import type { HostConnection } from '../transport/connection'
import { createAnnotationActions } from './annotation-actions'
import type { AnnotationActions } from './annotation-actions'
import { createCommandActions } from './command-actions'
import type { CommandActions } from './command-actions'
import { createLibraryActions } from './library-actions'
import type { LibraryActions } from './library-actions'
import { Ledger } from './ledger'
import { Optimism } from './optimism'
import { createRangeActions } from './range-actions'
import type { RangeActions } from './range-actions'
import { createViewActions } from './view-actions'
import type { ViewActions } from './view-actions'
import type { WorkbenchState } from './workbench-state'

/** What the actions share. */
export interface ActionContext {
  readonly store: StoreApi<WorkbenchState>
  readonly client: Client
  readonly watchConnection: HostConnection['watchConnection']
  readonly ledger: Ledger
  readonly optimism: Optimism
}

/** Everything that can be done to a workbench. None of it rejects: what goes wrong is said in a toast. */
export type Actions = ViewActions & LibraryActions & CommandActions & AnnotationActions & RangeActions

export function createActions(given: Omit<ActionContext, 'ledger' | 'optimism'>): Actions {
  const context: ActionContext = { ...given, ledger: new Ledger(), optimism: new Optimism() }
  const view = createViewActions(context)
  const library = createLibraryActions(context, view)
  const commands = createCommandActions(context, view, library)
  return {
    ...view,
    ...library,
    ...commands,
    ...createAnnotationActions(context, view, commands),
    ...createRangeActions(context, view, commands)
  }
}
