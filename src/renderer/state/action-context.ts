import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../api/client'
import type { HostConnection } from '../transport/connection'
import type { Ledger } from './ledger'
import type { Optimism } from './optimism'
import type { WorkbenchState } from './workbench-state'

/** What the actions share. */
export interface ActionContext {
  readonly store: StoreApi<WorkbenchState>
  readonly client: Client
  readonly watchConnection: HostConnection['watchConnection']
  readonly ledger: Ledger
  readonly optimism: Optimism
}
