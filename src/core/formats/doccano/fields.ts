import { isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'

/** Which keys of the rows hold what. People choose the names when they import into doccano, so they differ. */
export interface Fields {
  readonly text: string
  /** Keys with annotations, in any of their shapes. */
  readonly labels: readonly string[]
}

export const TEXT_KEYS = ['text', 'data', 'column_data', 'sentence', 'content', 'document']
export const LABEL_KEYS = ['label', 'labels', 'column_label', 'entities', 'annotations', 'spans', 'cats']

/** Never texts: images and sounds are named by `filename`. */
const NO_TEXT_KEYS = ['id', 'filename', ...LABEL_KEYS]

/** How many rows are looked at. */
const LOOKED_AT = 200

/**
 * Finds the keys of texts and of annotations: those that are chosen, else those with a usual name, else those that hold
 * what looks like it. `text` is null when no row has a text.
 */
export function fieldsOf(
  rows: readonly JsonObject[],
  chosen: { readonly text: string; readonly label: string }
): Omit<Fields, 'text'> & { readonly text: string | null } {
  const some = rows.slice(0, LOOKED_AT)
  const text = chosen.text || textKey(some)
  if (chosen.label !== '') return { text, labels: [chosen.label] }
  const usual = LABEL_KEYS.filter((key) => key !== text && some.some((row) => isLabels(row[key])))
  if (usual.length > 0) return { text, labels: usual }
  const found = keysOf(some).filter((key) => some.some((row) => asTriples(row[key])))
  return { text, labels: found.length > 0 ? found : LABEL_KEYS }
}

function textKey(rows: readonly JsonObject[]): string | null {
  const usual = TEXT_KEYS.find((key) => rows.some((row) => typeof row[key] === 'string'))
  if (usual !== undefined) return usual
  let best: { key: string | null; length: number } = { key: null, length: 0 }
  for (const key of keysOf(rows).filter((each) => !NO_TEXT_KEYS.includes(each))) {
    let length = 0
    for (const row of rows) if (typeof row[key] === 'string') length += row[key].length
    if (length > best.length) best = { key, length }
  }
  return best.key
}

const keysOf = (rows: readonly JsonObject[]): readonly string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))]

/** Whether the value is a label, or a list, even an empty one. */
const isLabels = (value: unknown): boolean => typeof value === 'string' || Array.isArray(value) || isJsonObject(value)

function asTriples(value: unknown): boolean {
  return (
    Array.isArray(value) && value.some((each) => Array.isArray(each) && each.length >= 3 && typeof each[0] === 'number')
  )
}
