import type { Span } from '../../model/annotation'
import { OffsetMap } from '../../text/offset-map'
import { quoteOf } from '../../text/quote'
import { exportSpan } from '../export-range'
import type { ExportDocument, ExportInput, OutputPart, Token } from '../format'
import { settingOf } from '../format'
import { LabelNames } from '../label-names'
import { overlappingSpans } from '../policies/overlaps'
import { withoutWhiteSpaceEdges } from '../policies/white-space-edges'
import { sentencesOf, tokensOf } from '../tokens'
import { FORM_SETTING, SPANS_KEY, SPANS_SETTING, USUAL_SPANS_KEY } from './settings'

/** Writes training data as spaCy takes it, in the form that was chosen. */
export async function* encodeSpacy(input: ExportInput): AsyncGenerator<OutputPart> {
  const { settings } = input.options
  const labels = new LabelNames(input)
  const form = settingOf(FORM_SETTING, settings)
  const path = form === 'array' ? 'spacy.json' : 'spacy.jsonl'
  const allInGroups = settingOf(SPANS_SETTING, settings) === 'groups'
  let count = 0
  yield { path, text: form === 'array' ? '[' : '' }
  for await (const document of input.documents) {
    const row = form === 'docs' ? docJson(document, labels, allInGroups) : tupleJson(document, labels, allInGroups)
    if (form === 'array') yield { path, text: `${count === 0 ? '' : ','}\n  ${row}` }
    else yield { path, text: `${row}\n` }
    count += 1
  }
  if (form === 'array') yield { path, text: count === 0 ? ']\n' : '\n]\n' }
}

/** JSON in one line for every reader: some (Python's `splitlines`) end a line at these characters. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** A passage in code points. */
interface Passage {
  readonly start: number
  readonly end: number
  readonly label: string
}

interface Passages {
  readonly entities: readonly Passage[]
  /** By the names of the groups (`doc.spans`). */
  readonly groups: ReadonlyMap<string, readonly Passage[]>
}

/**
 * Named entities may not overlap (spaCy's E103), passages in groups may. So where any two do, all are in a group; and
 * those that came out of a group of another name go back to it.
 */
function passagesOf(document: ExportDocument, labels: LabelNames, allInGroups: boolean): Passages {
  const { text } = document
  const map = OffsetMap.of(text)
  const trimmed = document.spans.flatMap((span): Span[] => {
    if (span.orphan !== null) return []
    exportSpan(document, map, span, 'codepoint')
    const ranges = span.ranges.flatMap((range) => withoutWhiteSpaceEdges(text, range) ?? [])
    return ranges.map((range) => ({ ...span, ranges: [range], quotes: [quoteOf(text, range)] }))
  })
  const inGroups = allInGroups || overlappingSpans(trimmed).length > 0
  const entities: Passage[] = []
  const groups = new Map<string, Passage[]>()
  for (const span of trimmed) {
    const [range] = exportSpan(document, map, span, 'codepoint')
    if (!range) continue
    const passage = { start: range.start, end: range.end, label: labels.shortName(span.label) }
    const group = span.attributes[SPANS_KEY]
    if (typeof group !== 'string' && !inGroups) entities.push(passage)
    else {
      const key = typeof group === 'string' ? group : USUAL_SPANS_KEY
      const inGroup = groups.get(key)
      if (inGroup) inGroup.push(passage)
      else groups.set(key, [passage])
    }
  }
  return { entities, groups }
}

/** `["text", {"entities": […], "spans": {…}, "cats": {…}}]`: what `Example.from_dict` takes. */
function tupleJson(document: ExportDocument, labels: LabelNames, allInGroups: boolean): string {
  const { entities, groups } = passagesOf(document, labels, allInGroups)
  const triple = ({ start, end, label }: Passage) => [start, end, label]
  const inGroups = [...groups].map(([key, passages]) => `${json(key)}:${json(passages.map(triple))}`)
  const parts = [
    ...(groups.size > 0 && entities.length === 0 ? [] : [`"entities":${json(entities.map(triple))}`]),
    ...(inGroups.length === 0 ? [] : [`"spans":{${inGroups.join()}}`]),
    ...catsJson(document, labels)
  ]
  return `[${json(document.text)},{${parts.join()}}]`
}

/** What `Doc.to_json` writes and `Doc.from_json` takes. */
function docJson(document: ExportDocument, labels: LabelNames, allInGroups: boolean): string {
  const { text } = document
  const map = OffsetMap.of(text)
  const { entities, groups } = passagesOf(document, labels, allInGroups)
  const tokens = allTokens(text, tokensOf(document)).map(({ start, end, features = {} }, id) => ({
    id,
    start: map.toCodePoint(start),
    end: map.toCodePoint(end),
    ...(features['pos'] !== undefined && { tag: features['pos'] }),
    ...(features['lemma'] !== undefined && { lemma: features['lemma'] })
  }))
  const sentences = sentencesOf(document).map(({ start, end }) => ({
    start: map.toCodePoint(start),
    end: map.toCodePoint(end)
  }))
  const inGroups = [...groups].map(
    ([key, passages]) => `${json(key)}:${json(passages.map((passage) => ({ ...passage, kb_id: '' })))}`
  )
  const parts = [
    `"text":${json(text)}`,
    `"ents":${json(entities)}`,
    ...(inGroups.length === 0 ? [] : [`"spans":{${inGroups.join()}}`]),
    ...catsJson(document, labels),
    `"sents":${json(sentences)}`,
    `"tokens":${json(tokens)}`
  ]
  return `{${parts.join()}}`
}

/**
 * Tokens that make up the whole text in spaCy's way: whatever is between two tokens and more than one space is a token
 * of its own, but for a space right behind a token.
 */
function allTokens(text: string, tokens: readonly Token[]): readonly Token[] {
  const all: Token[] = []
  let at = 0
  const fill = (end: number): void => {
    const start = at > 0 && text[at] === ' ' && at < end ? at + 1 : at
    if (start < end) all.push({ start, end })
  }
  for (const token of tokens) {
    fill(token.start)
    all.push(token)
    at = token.end
  }
  fill(text.length)
  return all
}

/** `cats` with 1.0 for the labels of the text and 0.0 for those it could have; JSON numbers without a point are no floats to Python. */
function catsJson(document: ExportDocument, labels: LabelNames): readonly string[] {
  const chosen = new Set(document.documentLabels.map(({ label }) => labels.shortName(label)))
  const isPossible = (appliesTo: string): boolean =>
    appliesTo === 'document' || (appliesTo === 'both' && chosen.size > 0)
  const possible = labels.labels.filter(({ appliesTo }) => isPossible(appliesTo)).map(({ id }) => labels.shortName(id))
  const names = [...new Set([...possible, ...chosen])]
  if (names.length === 0) return []
  return [`"cats":{${names.map((name) => `${json(name)}:${chosen.has(name) ? '1.0' : '0.0'}`).join()}}`]
}
