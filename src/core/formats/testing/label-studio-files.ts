import type { Decoded } from '../format'
import { labelStudioFormat } from '../label-studio'
import { makeFiles } from './build'

/** Files through the decoder. */
export async function decodeFiles(
  files: Readonly<Record<string, string>> | ReadonlyMap<string, string | Uint8Array>,
  settings: Readonly<Record<string, string>> = {}
): Promise<Decoded> {
  return (await labelStudioFormat.decode?.(makeFiles(files, [], settings))) ?? Promise.reject(new Error())
}

/** A file of tasks. */
export const tasks = (...list: readonly object[]): string => JSON.stringify(list)
/** A result that labels a passage; offsets as they go into the file. */
export const region = (id: string, start: number, end: number, text: string | null, label: string) => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start, end, ...(text !== null && { text }), labels: [label] }
})
/** Name of each document, and id, label and words of its spans. */
export const words = ({ documents }: Decoded) =>
  documents.map(({ name, spans }) => [name, ...spans.map(({ id, label, quotes }) => [id, label, quotes[0]?.exact])])
