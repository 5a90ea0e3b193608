import { isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'

/** Answers to a task that are not `accept`. */
export const REFUSALS = ['reject', 'ignore'] as const
export type Refusal = (typeof REFUSALS)[number]

/** A task that was rejected or ignored, as a tag of the article; with the label that was asked about, if there was one. */
export function refusalTag(refusal: Refusal, label: string): string {
  return `prodigy:${refusal}${label === '' ? '' : `:${label}`}`
}

/** What `refusalTag` says; null for any other tag. */
export function readRefusalTag(tag: string): { readonly refusal: Refusal; readonly label: string } | null {
  const [, answer, label = ''] = /^prodigy:(reject|ignore)(?::(.+))?$/su.exec(tag) ?? []
  const refusal = REFUSALS.find((each) => each === answer)
  return refusal === undefined ? null : { refusal, label }
}

/** Keys of a row that the reader understands; the others are kept as they are. Hashes are Prodigy's own to make. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set([
  'text',
  'meta',
  'tokens',
  'spans',
  'relations',
  'options',
  'accept',
  'answer',
  'label',
  '_input_hash',
  '_task_hash',
  '_annotator_id',
  '_session_id',
  '_view_id',
  '_timestamp'
])

/** Views that follow from what is in a row; another one is kept. */
export const OWN_VIEWS: ReadonlySet<string> = new Set(['ner_manual', 'spans_manual', 'relations', 'choice'])

/** What `tokens` of our own part of a row says when nobody had given any, and they were made for the row. */
export const MADE_TOKENS = 'made'

/** Attribute of a passage that is only the end of a relation: tokens which no passage of the row covers. */
export const RELATION_END = 'prodigy_relation_end'

/** Where `extra` has what rows of a converted file said beyond that: a list, an object a row. */
export const EXTRA_KEY = 'prodigy'

/** What a row of a converted file said that Claimdesk has no field for. */
export interface KeptRow {
  readonly annotator: string | null
  /** Keys of the row and their values. */
  readonly keys: JsonObject
}

/** The kept rows in `extra`, and the rest of it. Whatever has not their form belongs to the rest. */
export function keptRows(extra: JsonObject): { readonly rows: readonly KeptRow[]; readonly rest: JsonObject } {
  const { [EXTRA_KEY]: kept, ...rest } = extra
  if (!Array.isArray(kept) || kept.length === 0) return { rows: [], rest: extra }
  const rows = kept.flatMap((each: unknown): KeptRow[] => {
    if (!isJsonObject(each) || !isJsonObject(each['keys'])) return []
    const { annotator, keys } = each
    return typeof annotator === 'string' || annotator === null ? [{ annotator, keys }] : []
  })
  return rows.length === kept.length ? { rows, rest } : { rows: [], rest: extra }
}
