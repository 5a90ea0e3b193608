import { UNKNOWN_AUTHORSHIP } from '../format'
import type { DecodedAuthorship, DecodedMetadata } from '../format'
import { isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import type { StatedPosition } from '../readings'
import { readTime } from '../w3c/read-time'
import type { StatedPassage } from './place-passages'
import { listOf, offsetOf, textOf, textsOf } from './row-values'

/** The passage that an item of a list states. */
export function passageOf(item: JsonObject): StatedPassage {
  const words = textOf(item['text'])
  const listed = (listOf(item['ranges']) ?? []).flatMap((part): StatedPosition[] => {
    const range = Array.isArray(part) ? { start: part[0] as unknown, end: part[1] as unknown } : part
    if (!isJsonObject(range)) return []
    const start = offsetOf(range['start'])
    const end = offsetOf(range['end'])
    const exact = typeof range['text'] === 'string' ? range['text'] : null
    return start === null || end === null ? [] : [{ start, end, exact }]
  })
  const start = offsetOf(item['start'])
  const end = offsetOf(item['end'])
  const whole = start === null || end === null ? [] : [{ start, end, exact: null }]
  const parts = listed.length > 0 ? listed : whole
  return { parts, words, prefix: textOf(item['prefix']), suffix: textOf(item['suffix']) }
}

/** Who made the record of an item and when, as far as it says. */
export function authorshipOf(item: JsonObject): DecodedAuthorship {
  return {
    ...UNKNOWN_AUTHORSHIP,
    createdAt: readTime(item['created']),
    updatedAt: readTime(item['updated']),
    person: textOf(item['annotator']) || null
  }
}

/** What a row says about its document; what it does not name is left out. */
export function metadataOf(row: JsonObject): DecodedMetadata {
  const some = (key: string): string | null => textOf(row[key]) || null
  return {
    ...('title' in row && { title: textOf(row['title']) }),
    ...('byline' in row && { byline: some('byline') }),
    ...('publisher' in row && { publisher: some('publisher') }),
    ...('url' in row && { url: some('url') }),
    ...('published_at' in row && { publishedAt: some('published_at') }),
    ...(textOf(row['language']) !== '' && { language: textOf(row['language']) }),
    ...('tags' in row && { tags: textsOf(row['tags']) ?? [textOf(row['tags'])] })
  }
}
