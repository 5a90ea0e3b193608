import { jsonRecords } from '../json-records'
import { isJsonObject } from '../json-value'
import { endingOf } from '../text-file'
import { TEXT_KEYS } from './fields'

/** Keys of rows that other programs write, which have texts and labels, too. */
const OTHERS = ['_input_hash', 'offset_unit', 'answer', 'tokens']

/** What the rows of a file hold, by its beginning (the last row may be cut off). */
export function looksLikeRows(head: string): 'relations' | 'spans' | 'categories' | 'category' | 'no' {
  if (!/^\s*[[{]/.test(head)) return 'no'
  let found: 'categories' | 'category' | 'no' = 'no'
  for (const { value } of jsonRecords(head)) {
    if (value === null || !TEXT_KEYS.some((key) => typeof value[key] === 'string')) continue
    if (OTHERS.some((key) => key in value)) return 'no'
    if (Array.isArray(value['entities']) && Array.isArray(value['relations'])) return 'relations'
    for (const key of ['label', 'labels', 'column_label', 'entities', 'annotations']) {
      const list: unknown = value[key]
      if (!Array.isArray(list)) continue
      const entries = list as unknown[]
      if (entries.some(isPassage)) return 'spans'
      if (entries.every((entry) => typeof entry === 'string')) found = 'categories'
    }
    if (found === 'no' && typeof value['label'] === 'string') found = 'category'
  }
  return found
}

function isPassage(entry: unknown): boolean {
  if (Array.isArray(entry)) return entry.length >= 3 && typeof entry[0] === 'number' && typeof entry[2] === 'string'
  return isJsonObject(entry) && 'start_offset' in entry
}

/** Whether the file is a table of texts and labels, or lines with labels in front. */
export function looksLikeTable(path: string, head: string): 'csv' | 'fasttext' | 'no' {
  if (/^__label__\S/m.test(head)) return 'fasttext'
  if (endingOf(path) !== '.csv') return 'no'
  const names = (head.split(/\r?\n/, 1)[0] ?? '').split(',').map((name) => name.replace(/^"|"$/g, '').trim())
  const hasText = names.some((name) => TEXT_KEYS.includes(name))
  return hasText && names.some((name) => /^(?:column_)?labels?$/.test(name)) ? 'csv' : 'no'
}
