import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { jsonPieces } from '../rows/json-pieces'
import type { DocumentRow, Fields } from '../rows/document-row'
import { utf8Bytes } from '../text-file'
import { metadataOf, parquetSchema } from './features'
import type { Feature, NamedFeature } from './features'

/** A data file that is being made. */
export interface Shard {
  add(row: DocumentRow): void
  /** Bytes made so far; rows may still wait to be packed. */
  readonly size: number
  readonly isEmpty: boolean
  /** The pieces of the file, and how large its rows are when they are unpacked. Nothing is added after. */
  finish(): { readonly pieces: readonly Uint8Array[]; readonly unpacked: number }
}

/** A file of JSON lines. */
export class JsonShard implements Shard {
  readonly #pieces: Uint8Array[] = []
  size = 0

  get isEmpty(): boolean {
    return this.#pieces.length === 0
  }

  add(row: DocumentRow): void {
    for (const piece of jsonPieces(row)) {
      const bytes = utf8Bytes(piece)
      this.#pieces.push(bytes)
      this.size += bytes.length
    }
  }

  finish(): { readonly pieces: readonly Uint8Array[]; readonly unpacked: number } {
    return { pieces: this.#pieces, unpacked: this.size }
  }
}

/** Rows of a row group, and how many items of lists they may have: what is held unpacked at a time. */
const GROUP_ROWS = 1000
const GROUP_ITEMS = 50_000

/** A Parquet file, made row group by row group. */
export class ParquetShard implements Shard {
  readonly #columns: readonly NamedFeature[]
  readonly #bytes = new ByteWriter()
  readonly #writer: ParquetWriter
  #rows: Fields[] = []
  #items = 0

  constructor(columns: readonly NamedFeature[], software: string) {
    this.#columns = columns
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: parquetSchema(columns),
      codec: 'SNAPPY',
      statistics: false,
      kvMetadata: [{ key: 'huggingface', value: metadataOf(columns) }],
      createdBy: software
    })
  }

  get size(): number {
    return this.#bytes.offset
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0 && this.#writer.row_groups.length === 0
  }

  add({ head, lists, tail }: DocumentRow): void {
    const row: Record<string, unknown> = { ...head, ...tail }
    for (const [key, items] of lists) {
      const all = [...items]
      this.#items += all.length
      row[key] = all
    }
    this.#rows.push(row)
    if (this.#rows.length >= GROUP_ROWS || this.#items >= GROUP_ITEMS) this.#flush()
  }

  finish(): { readonly pieces: readonly Uint8Array[]; readonly unpacked: number } {
    this.#flush()
    const unpacked = this.#writer.row_groups.reduce((sum, { total_byte_size: size }) => sum + Number(size), 0)
    void this.#writer.finish()
    return { pieces: [this.#bytes.getBytes().slice()], unpacked }
  }

  #flush(): void {
    if (this.#rows.length === 0) return
    const columnData = this.#columns.map(([name, feature]) => ({
      name,
      data: this.#rows.map((row) => shaped(row[name], feature))
    }))
    // Nothing is awaited: only a writer that flushes by itself would make it wait.
    void this.#writer.write({ columnData, rowGroupSize: this.#rows.length })
    this.#rows = []
    this.#items = 0
  }
}

/** A value as the writer wants it: it takes 64-bit numbers as bigint only. */
function shaped(value: unknown, feature: Feature): unknown {
  if (value === null || value === undefined) return null
  switch (feature.kind) {
    case 'int64':
    case 'class':
      return BigInt(value as number)
    case 'list':
      return (value as readonly unknown[]).map((item) => shaped(item, feature.of))
    case 'struct':
      return Object.fromEntries(feature.fields.map(([name, each]) => [name, shaped((value as Fields)[name], each)]))
    case 'string':
    case 'bool':
      return value
  }
}
