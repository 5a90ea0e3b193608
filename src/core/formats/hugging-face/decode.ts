import type { Decoded, DecodeInput, SourceFile } from '../format'
import { jsonLines } from '../json-lines'
import { isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { RowCollector } from '../rows/row-collector'
import { listOf, textOf } from '../rows/row-values'
import { endingOf, readText, withoutEnding } from '../text-file'
import { readParquet } from './read-parquet'

const SPLIT_NAMES: readonly (readonly [split: string, names: RegExp])[] = [
  ['train', /(?:^|[/._-])(?:train|training)(?=[/._-]|$)/i],
  ['validation', /(?:^|[/._-])(?:validation|valid|val|dev)(?=[/._-]|$)/i],
  ['test', /(?:^|[/._-])(?:test|testing|eval|evaluation)(?=[/._-]|$)/i]
]

/** The split that the path of a data file names; empty when it names none. */
export function splitOfPath(path: string): string {
  return SPLIT_NAMES.find(([, names]) => names.test(withoutEnding(path)))?.[0] ?? ''
}

/** Reads the data files of a data set folder, JSON lines and Parquet. */
export async function decodeDataset(input: DecodeInput): Promise<Decoded> {
  const rows = new RowCollector(input)
  for (const file of input.files) {
    const ending = endingOf(file.path)
    if (ending === '.parquet') await readParquetFile(file, rows)
    else if (ending === '.jsonl' || ending === '.ndjson' || ending === '.json') await readLines(file, rows)
    else if (ending !== '.md') rows.remarks.add(`${file.path} is no data file of a data set, and was not read.`)
  }
  return rows.finish()
}

async function readLines(file: SourceFile, rows: RowCollector): Promise<void> {
  const { raw, problem } = readText(file)
  if (problem) {
    rows.problems.push(problem)
    return
  }
  const split = splitOfPath(file.path)
  for (const { line, value, problem: fault } of jsonLines(raw)) {
    if (value === null) rows.problem(file.path, line, `line ${line}`, `${fault} It was left out.`)
    else {
      const name = `${withoutEnding(file.path)}-${line}`
      await rows.add(documentRow(value, split, {}), { name, row: { file: file.path, line } })
    }
  }
}

async function readParquetFile(file: SourceFile, rows: RowCollector): Promise<void> {
  const found = await readParquet(file.bytes)
  if (found.rows === null) {
    const message = `The file cannot be read as Parquet (${found.problem}). Make it anew, or export JSON lines instead.`
    rows.problem(file.path, null, 'file', message)
    return
  }
  const split = splitOfPath(file.path)
  for (const [index, row] of found.rows.entries()) {
    const name = `${withoutEnding(file.path)}-${index + 1}`
    await rows.add(documentRow(row, split, found.features), { name, row: { file: file.path, line: null } })
  }
}

/** A row of a data set as a row of JSON Lines. `train` is what is not said otherwise, so it is not kept. */
function documentRow(row: JsonObject, split: string, features: JsonObject): JsonObject {
  const { tokens, token_spans: places, labels, label, ...rest } = row
  const named = split === '' || split === 'train' ? {} : { split }
  if ('document_labels' in row) return { ...rest, ...named, tokens: tokensOf(tokens, places) }
  // Somebody else's: words in a list have no places, and labels stand alone.
  const given = [...(listOf(labels) ?? []), ...(label === undefined || label === null ? [] : [label])]
  const names = [...namesOf(features['labels']), ...namesOf(features['label'])]
  return {
    ...rest,
    ...named,
    document_labels: given.map((each) => ({ label: (typeof each === 'number' && names[each]) || textOf(each) })),
    ...(tokens !== undefined && { extra: { ...(isJsonObject(rest['extra']) && rest['extra']), tokens } })
  }
}

function tokensOf(tokens: unknown, places: unknown): unknown {
  if (tokens === null || tokens === undefined) return null
  return listOf(places)
}

/** Names of a class label, or of a list of them. */
function namesOf(feature: unknown): readonly string[] {
  const inner = Array.isArray(feature) ? (feature[0] as unknown) : isJsonObject(feature) ? feature['feature'] : null
  const found = isJsonObject(feature) && feature['_type'] === 'ClassLabel' ? feature : inner
  return isJsonObject(found) ? (listOf(found['names']) ?? []).map(textOf) : []
}
