import type { TextRange } from '../../model/text-range'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { SourceText } from '../readings'

/** A passage as a file has it; offsets as written. */
export interface RawPassage extends TextRange {
  readonly label: string
  /** The group that it is in; null for a named entity. */
  readonly group: string | null
  readonly place: string
}

/** A text of a file with its annotations, before its positions are understood. */
export interface RawExample {
  /** 1-based line; null where the file has no lines of its own. */
  readonly line: number | null
  /** Which entry of a list it is (`[3]`); null where its line says so. */
  readonly entry: string | null
  readonly id: string | null
  readonly source: SourceText
  readonly passages: readonly RawPassage[]
  readonly tokens: readonly JsonObject[]
  readonly sentences: readonly JsonObject[]
  readonly cats: readonly { readonly label: string; readonly value: unknown }[]
  /** Keys that nothing is known about. */
  readonly extra: JsonObject
}

/** Tells of something that was left out, with its place in the text's entry. */
export type TellPlace = (place: string, message: string) => void

/** A place in an entry, with the entry where a list has several. */
export function placeIn(entry: string | null, place: string): string {
  return entry === null ? place : `${entry}.${place}`
}

const KNOWN_KEYS = new Set(['text', 'entities', 'ents', 'spans', 'cats', 'tokens', 'sents', 'id'])

/** A text and what a dictionary says about it: the second part of a tuple, an object with both, or `Doc.to_json`. */
export function exampleOf(text: string, about: JsonObject, line: number | null, tell: TellPlace): RawExample {
  const { id } = about
  return {
    line,
    entry: null,
    id: typeof id === 'number' ? String(id) : asText(id),
    source: new SourceText(text),
    passages: [
      ...passagesIn(about['entities'], null, 'entities', tell),
      ...passagesIn(about['ents'], null, 'ents', tell),
      ...groupsIn(about['spans'], tell)
    ],
    tokens: asList(about['tokens']).filter(isJsonObject),
    sentences: asList(about['sents']).filter(isJsonObject),
    cats: catsIn(about['cats']),
    extra: Object.fromEntries(Object.entries(about).filter(([key]) => !KNOWN_KEYS.has(key)))
  }
}

function groupsIn(spans: unknown, tell: TellPlace): readonly RawPassage[] {
  if (!isJsonObject(spans)) return passagesIn(spans, null, 'spans', tell)
  return Object.entries(spans).flatMap(([group, list]) => passagesIn(list, group, `spans.${group}`, tell))
}

function passagesIn(list: unknown, group: string | null, place: string, tell: TellPlace): readonly RawPassage[] {
  if (list !== undefined && list !== null && !Array.isArray(list)) tell(place, 'This is no list. It was left out.')
  return (Array.isArray(list) ? list : []).flatMap((entry: unknown, index): RawPassage[] => {
    const [start, end, label] = isJsonObject(entry)
      ? [entry['start'] ?? entry['start_char'], entry['end'] ?? entry['end_char'], entry['label']]
      : asList(entry)
    const at = `${place}[${index}]`
    if (typeof start === 'number' && typeof end === 'number') {
      return [
        { start, end, label: typeof label === 'number' ? String(label) : (asText(label) ?? ''), group, place: at }
      ]
    }
    tell(at, 'This passage has no start and end in numbers. It was left out.')
    return []
  })
}

/** `{"A": 1.0}`, `[{"label": "A", "value": true}]`, or a list of names. */
export function catsIn(cats: unknown): RawExample['cats'] {
  if (isJsonObject(cats)) return Object.entries(cats).map(([label, value]) => ({ label, value }))
  return asList(cats).flatMap((entry) => {
    if (typeof entry === 'string') return [{ label: entry, value: 1 }]
    const label = isJsonObject(entry) ? asText(entry['label']) : null
    return label !== null && isJsonObject(entry) ? [{ label, value: entry['value'] ?? 1 }] : []
  })
}
