import { findVerdict } from '../../core/model/verdict-scales'
import { compareSpans, spanQuote, type Span } from '../../core/model/annotation'
import type { Article } from '../../core/model/article'
import type { Claim } from '../../core/model/claim'
import { findLabel, type Scheme } from '../../core/model/scheme'
import type { Layer } from '../../core/model/library'
import type { PrintOptions } from '../state/print-options'

/** A label of the text, with the number that stands behind its highlights. */
export interface LegendEntry {
  readonly id: string
  readonly number: number
  readonly name: string
  /** Null for a label that the scheme does not know. */
  readonly hue: number | null
}

/** A claim or a noted highlight, as it is listed after the text. */
export interface ListedItem {
  readonly heading: string
  readonly lines: readonly string[]
}

export interface PrintContent {
  readonly title: string
  /** Who wrote it, where and when it was published, its address; as far as they are known. */
  readonly byline: readonly string[]
  readonly legend: readonly LegendEntry[]
  /** In text order; none when highlights are not printed. */
  readonly spans: readonly Span[]
  readonly claims: readonly ListedItem[]
  readonly notes: readonly ListedItem[]
}

/** What is printed of an article, in the order in which it is printed. */
export function printContent(
  article: Article,
  layer: Pick<Layer, 'spans' | 'claims'>,
  scheme: Scheme,
  options: PrintOptions
): PrintContent {
  const placed = [...layer.spans.values()].filter((span) => span.orphan === null).sort(compareSpans)
  const spans = options.highlights ? placed : []
  return {
    title: article.title,
    byline: [article.byline, article.publisher, article.publishedAt?.slice(0, 10), article.url].flatMap((part) =>
      part ? [part] : []
    ),
    legend: legendOf(spans, scheme),
    spans,
    claims: options.claims ? [...layer.claims.values()].map((claim) => listedClaim(claim, layer)) : [],
    notes: options.notes ? listedNotes(placed, layer, scheme) : []
  }
}

/** The labels in use, in the scheme's order and those it does not know behind them, numbered from 1. */
function legendOf(spans: readonly Span[], scheme: Scheme): LegendEntry[] {
  const used = new Set(spans.map((span) => span.label))
  const known = scheme.labels.filter((label) => used.delete(label.id))
  const unknown = [...used].map((id) => ({ id, name: id, hue: null }))
  return [...known, ...unknown].map(({ id, name, hue }, index) => ({ id, name, hue, number: index + 1 }))
}

function listedClaim(claim: Claim, layer: Pick<Layer, 'spans'>): ListedItem {
  const quotes = claim.spans.flatMap((id) => layer.spans.get(id) ?? []).map((span) => `“${spanQuote(span)}”`)
  const verdict = claim.verdict && (findVerdict(claim.verdict)?.label ?? claim.verdict.value)
  const lines = [
    ...(claim.normalized === '' ? [] : quotes),
    ...(claim.speaker === '' ? [] : [`Speaker: ${claim.speaker}`]),
    `Verdict: ${verdict ?? 'none yet'}`
  ]
  return { heading: claim.normalized === '' ? quotes.join(' ') : claim.normalized, lines }
}

function listedNotes(spans: readonly Span[], layer: Pick<Layer, 'claims'>, scheme: Scheme): ListedItem[] {
  const ofSpans = spans
    .filter((span) => span.note !== '')
    .map((span) => ({
      heading: `${findLabel(scheme, span.label)?.name ?? span.label}: “${spanQuote(span)}”`,
      lines: [span.note]
    }))
  const ofClaims = [...layer.claims.values()]
    .filter((claim) => claim.note !== '')
    .map((claim) => ({
      heading: `Claim: ${claim.normalized === '' ? 'not written yet' : claim.normalized}`,
      lines: [claim.note]
    }))
  return [...ofSpans, ...ofClaims]
}
