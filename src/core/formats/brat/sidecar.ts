import type { Attributes, Authored, AttributeValue, Span } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import { filled } from '../companion'
import type { CompanionObject } from '../companion'
import type { ExportDocument, Token } from '../format'

/** Ending of the file beside a pair that holds what brat has no place for; other programs leave it alone. */
export const SIDECAR_ENDING = '.claimdesk.json'

/** In the file, so that it is known for what it is. */
export const SIDECAR_FORMAT = 'claimdesk/brat'

/** An attribute whose lines do not say it exactly, with these lines (`A Confidence High`); none when it has no line. */
export interface RememberedAttribute {
  readonly name: string
  readonly value: AttributeValue
  readonly lines: readonly string[]
}

/** The exact note, and the text of the line that was written for it; null when none was. */
export interface RememberedNote {
  readonly text: string
  readonly line: string | null
}

/** `T1 Claim 11 24` or `E1 Claim 11 24;30 33`: by it a record of a sidecar finds its passage or event again. */
export function passageLine(id: string, type: string, places: string): string {
  return `${id} ${type} ${places}`
}

/** `R1 Supports T1 T2`, `* Equiv T1 T2`, `E1 Theme2 T3`: the same for relations, pairs of equivalences and roles. */
export function relationLine(id: string, type: string, from: string, to: string | null): string {
  return to === null ? `${id} ${type} ${from}` : `${id} ${type} ${from} ${to}`
}

/** `[[0, 5], [8, 12]]`. */
export function pairsOf(ranges: readonly TextRange[]): readonly (readonly [number, number])[] {
  return ranges.map(({ start, end }) => [start, end])
}

/** Tokens as `[start, end]` or `[start, end, features]`, in the unit of `convert`. */
export function tokenRows(
  tokens: readonly Token[] | null,
  convert: (utf16: number) => number
): readonly (readonly unknown[])[] | null {
  if (tokens === null) return null
  return tokens.map(({ start, end, features }) => [convert(start), convert(end), ...(features ? [features] : [])])
}

/** A span that has no line, whole. Its ranges stay in UTF-16 code units: those of an orphan are of another text. */
export function unwrittenSpan(span: Span, label: string): CompanionObject {
  const { id, ranges, quotes, attributes, tags, note, orphan } = span
  return {
    ...filled({ id, attributes: attributeList(attributes), tags, note }),
    label,
    utf16: pairsOf(ranges),
    quotes,
    ...(orphan === null ? {} : { lastKnown: pairsOf(orphan.lastKnown) })
  }
}

/** Attributes as a list: their order is kept, and no name is special. */
export function attributeList(attributes: Attributes): readonly RememberedAttribute[] {
  return Object.entries(attributes).map(([name, value]) => ({ name, value, lines: [] }))
}

/** A record with the authorship that is not repeated for others: the first. Null when there is none. */
export function commonAuthor({ spans, relations }: Pick<ExportDocument, 'spans' | 'relations'>): Authored | null {
  return spans[0] ?? relations[0] ?? null
}
