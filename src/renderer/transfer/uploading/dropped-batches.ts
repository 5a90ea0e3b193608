import type { Client } from '../../../api/client'

const dropped = new WeakMap<Client, Set<string>>()

/** Remembers that a batch is being dropped: until the backend has done so, it still counts it among the interrupted. */
export function markDropped(client: Client, batch: string): void {
  const batches = dropped.get(client) ?? new Set()
  dropped.set(client, batches.add(batch))
}

export function isDropped(client: Client, batch: string): boolean {
  return dropped.get(client)?.has(batch) ?? false
}
