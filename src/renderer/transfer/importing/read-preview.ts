import type { Client } from '../../../api/client'
import type { ImportItem, ImportPreview, ImportSource } from '../../../api/import-views'

/** Files of an import and their documents, all pages together. */
export interface WholePreview {
  readonly sources: readonly ImportSource[]
  readonly items: readonly ImportItem[]
}

/**
 * Asks for one page after the other.
 * @throws DOMException `AbortError` when the signal says so; CallError as the call does
 */
export async function readPages(
  page: (from: number) => Promise<ImportPreview>,
  signal: AbortSignal
): Promise<WholePreview> {
  const sources: ImportSource[] = []
  const items: ImportItem[] = []
  for (let from: number | null = 0; from !== null;) {
    const read: ImportPreview = await page(from)
    signal.throwIfAborted()
    sources.push(...read.sources)
    items.push(...read.items)
    from = read.next
  }
  return { sources, items }
}

/** What the import would do (D12). */
export function readPreview(client: Client, batch: string, signal: AbortSignal): Promise<WholePreview> {
  return readPages((from) => client.call('import.preview', { batch, from }), signal)
}
