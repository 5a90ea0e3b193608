import type { ExportInput, OutputPart } from '../format'
import { cardOf } from './card'
import type { SplitSize } from './card'
import { DataRows, splitOf } from './data-rows'
import type { Split } from './data-rows'
import { columnsOf } from './features'
import { JsonShard, ParquetShard } from './shards'
import type { Shard } from './shards'

/**
 * Bytes of a data file after which a next one begins. Articles of the splits come mixed, and a file that was left is not
 * opened again: so every split is held until it is so large.
 */
const SHARD_BYTES = 48 * 1024 * 1024

interface OpenSplit {
  shard: Shard
  rows: number
  bytes: number
  packed: number
  readonly files: string[]
}

/** Writes the data files, split by split, and the card at the end, when the sizes are known. */
export async function* encodeDataset(
  input: ExportInput,
  ending: 'jsonl' | 'parquet',
  shardBytes: number = SHARD_BYTES
): AsyncGenerator<OutputPart> {
  const rows = new DataRows(input)
  const columns = columnsOf(rows.labels)
  const newShard = (): Shard => (ending === 'jsonl' ? new JsonShard() : new ParquetShard(columns, input.software))
  const splits = new Map<Split, OpenSplit>()
  const open = (name: Split): OpenSplit => {
    const known = splits.get(name)
    if (known) return known
    const split = { shard: newShard(), rows: 0, bytes: 0, packed: 0, files: [] }
    splits.set(name, split)
    return split
  }
  function* close(name: Split, split: OpenSplit): Generator<OutputPart> {
    const count = split.files.length
    const path = `data/${name}${count === 0 ? '' : `-${count + 1}`}.${ending}`
    const { pieces, unpacked } = split.shard.finish()
    split.files.push(path)
    split.bytes += unpacked
    // The file is there even when no row is.
    if (pieces.length === 0) yield { path, text: '' }
    for (const bytes of pieces) {
      split.packed += bytes.length
      yield { path, bytes }
    }
  }
  const languages = new Set<string>()
  for await (const document of input.documents) {
    const name = splitOf(document)
    const split = open(name)
    split.shard.add(rows.row(document))
    split.rows += 1
    languages.add(document.article.language)
    if (split.shard.size < shardBytes) continue
    yield* close(name, split)
    split.shard = newShard()
  }
  // Readers in Rust refuse a Parquet file without a row group: then the card stands alone.
  if (splits.size === 0 && ending === 'jsonl') open('train')
  const sizes: SplitSize[] = []
  for (const name of ['train', 'validation', 'test'] as const) {
    const split = splits.get(name)
    if (!split) continue
    if (!split.shard.isEmpty || split.files.length === 0) yield* close(name, split)
    const { files, rows: count, bytes, packed } = split
    sizes.push({ name, files, rows: count, bytes, packed })
  }
  yield { path: 'README.md', text: cardOf(input.library, columns, sizes, [...languages].sort(), input.software) }
}
