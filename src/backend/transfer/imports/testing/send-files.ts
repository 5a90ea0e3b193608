import type { Client } from '../../../../api/client'
import type { ImportPreview, UploadAnswer } from '../../../../api/import-views'

/** A text file to be sent; the item is its name without what ids do not have. */
export const itemOf = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '-')

/** Sends whole small files to a batch in one call. */
export function sendFiles(
  client: Client,
  batch: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  folder = ''
): Promise<UploadAnswer> {
  const pieces = Object.entries(files).map(([name, content]) => {
    const bytes = Buffer.from(content)
    return { item: itemOf(name), name, folder, size: bytes.length, offset: 0, data: bytes.toString('base64') }
  })
  return client.call('import.upload', { batch, pieces })
}

/** A new batch with whole small files in it. */
export async function batchOf(client: Client, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  await sendFiles(client, batch, files)
  return batch
}

/** All pages of a preview. */
export async function wholePreview(client: Client, batch: string): Promise<Omit<ImportPreview, 'next'>> {
  const sources: ImportPreview['sources'][number][] = []
  const items: ImportPreview['items'][number][] = []
  for (let from: number | null = 0; from !== null;) {
    const page: ImportPreview = await client.call('import.preview', { batch, from })
    sources.push(...page.sources)
    items.push(...page.items)
    from = page.next
  }
  return { sources, items }
}
