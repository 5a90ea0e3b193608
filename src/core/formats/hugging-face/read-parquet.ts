import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet'
import type { Compressors, FileMetaData, SchemaTree } from 'hyparquet'
import { isJsonObject, parseJson } from '../json-value'
import type { JsonObject } from '../json-value'

export type ParquetRows =
  | { readonly rows: readonly JsonObject[]; readonly features: JsonObject; readonly problem: null }
  | { readonly rows: null; readonly problem: string }

/** The rows of a Parquet file as JSON has them, and the features it states. Never throws. */
export async function readParquet(bytes: Uint8Array): Promise<ParquetRows> {
  // Not `bytes.slice()`: of a Node buffer that would be a view of a larger one.
  const { buffer } = new Uint8Array(bytes)
  try {
    const metadata = parquetMetadata(buffer)
    requireColumns(metadata)
    const rows = await parquetReadObjects({ file: buffer, metadata, compressors: await compressorsFor(metadata) })
    const stated = metadata.key_value_metadata?.find(({ key }) => key === 'huggingface')?.value
    return { rows: rows.map((row) => plain(row) as JsonObject), features: featuresOf(stated), problem: null }
  } catch (error) {
    // A damaged file fails in as many ways as there are places in it.
    return { rows: null, problem: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * Every row group must have each column of the schema once, and no other. Where that is not so, the library would leave
 * columns that it began to read to themselves, and an error in one of them would reach nobody.
 */
function requireColumns(metadata: FileMetaData): void {
  const leaves = (node: SchemaTree): string[] =>
    node.children.length > 0 ? node.children.flatMap(leaves) : [JSON.stringify(node.path)]
  const tree = parquetSchema(metadata)
  const stated = leaves(tree).sort().join()
  const names = tree.children.map(({ element }) => element.name)
  if (new Set(names).size < names.length) throw new Error('two columns have one name')
  for (const { columns } of metadata.row_groups) {
    const there = columns.map(({ meta_data: column }) => JSON.stringify(column?.path_in_schema ?? []))
    if (there.sort().join() !== stated) throw new Error('its columns are not those of its schema')
  }
}

/**
 * What is needed to unpack others' files. Snappy, which we write, hyparquet has itself; the package for the rest is
 * loaded only when it is needed, because it compiles WebAssembly as soon as it is.
 */
async function compressorsFor({ row_groups: groups }: FileMetaData): Promise<Compressors> {
  const codecs = new Set(groups.flatMap(({ columns }) => columns.map(({ meta_data: column }) => column?.codec)))
  if ([...codecs].every((codec) => codec === 'UNCOMPRESSED' || codec === 'SNAPPY')) return {}
  const { SNAPPY: _, ...others } = (await import('hyparquet-compressors')).compressors
  return others
}

function featuresOf(stated: string | undefined): JsonObject {
  const parsed = parseJson(stated ?? '{}')
  const info = parsed.ok && isJsonObject(parsed.value) ? parsed.value['info'] : null
  const features = isJsonObject(info) ? info['features'] : null
  return isJsonObject(features) ? features : {}
}

/** Values as JSON has them: what Parquet has besides becomes a number or a text. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>, plain)
  if (!isJsonObject(value)) return value === undefined ? null : value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}
