import type { AnnotationFate, FateCounts, FieldDifference, TextSize, VersionReport } from '../../api/version-views'
import { VERSION_FIELDS } from '../../api/version-params'
import type { Fate } from '../../core/anchoring/place-layer'
import { spanQuote, spanStart } from '../../core/model/annotation'
import type { Article, Segment } from '../../core/model/article'
import { versionNumber } from '../../core/model/article'
import type { Layer } from '../../core/model/library'
import { paragraphsOf } from '../../core/text/paragraphs'
import { wordsOf } from '../../core/text/words'
import { cutText } from '../transfer/fit-record'
import type { NewVersion } from './new-version'
import type { VersionPlan } from './version-job'

/** Longest words of an annotation in a report, in UTF-16 code units. */
const WORDS_LENGTH = 300
/** The words of a longer text are estimated from so much of it. */
const COUNTED_LENGTH = 400_000

const ORDER: readonly Fate[] = ['orphan', 'changed', 'found', 'moved', 'kept']
const NONE: FateCounts = { kept: 0, moved: 0, changed: 0, orphan: 0, found: 0 }

export function countFates(placed: Iterable<{ readonly fate: Fate }>): FateCounts {
  const counts = { ...NONE }
  for (const { fate } of placed) counts[fate] += 1
  return counts
}

function sizeOfText(text: string, language: string): TextSize {
  const counted = text.slice(0, COUNTED_LENGTH)
  const words = Math.round((wordsOf(counted, language).length * text.length) / Math.max(1, counted.length))
  return { characters: text.length, words, paragraphs: paragraphsOf(text).length }
}

/** The details that differ. What nobody found in the file, like a title that is only its name, is not proposed. */
function fieldDifferences(article: Article, arrived: Article): FieldDifference[] {
  return VERSION_FIELDS.flatMap((field) => {
    const [before, after] = [article[field], arrived[field]]
    const where = arrived.metadataFrom[field] ?? null
    if (before === after || after === null) return []
    const byHand = article.metadataFrom[field] === 'you'
    return [{ field, before, after, where, proposed: where !== null && !byHand }]
  })
}

const short = (words: string): string => cutText(words, WORDS_LENGTH)

function partFate(text: string, after: string, before: Segment, placed: Segment | null, fate: Fate): AnnotationFate {
  return {
    id: `${before.start}-${before.end}`,
    record: 'part',
    label: before.role,
    fate,
    before: short(text.slice(before.start, before.end)),
    after: placed && short(after.slice(placed.start, placed.end)),
    start: before.start,
    newStart: placed?.start ?? null,
    reason: placed ? null : 'gone'
  }
}

/** What becomes of every annotation: what does not stay as it is comes first, then in the order of the text. */
export function fatesOf(layer: Layer, before: string, after: string, { placed, parts }: VersionPlan): AnnotationFate[] {
  const spans = placed.spans.flatMap((each): AnnotationFate[] => {
    const span = layer.spans.get(each.id)
    if (!span) return []
    const { id, fate, reason } = each
    const isPlaced = each.orphan === null
    return [
      {
        id,
        record: 'span',
        label: span.label,
        fate,
        before: short(spanQuote(span)),
        after: isPlaced ? short(spanQuote(each)) : null,
        start: spanStart(span),
        newStart: isPlaced ? spanStart(each) : null,
        reason
      }
    ]
  })
  const bookmarks = placed.bookmarks.flatMap((each): AnnotationFate[] => {
    const bookmark = layer.bookmarks.get(each.id)
    if (!bookmark) return []
    const { id, fate, range, quote } = each
    return [
      {
        id,
        record: 'bookmark',
        label: bookmark.name,
        fate,
        before: short(bookmark.quote.exact),
        after: short(quote.exact),
        start: bookmark.range.start,
        newStart: range.start,
        reason: fate === 'orphan' ? 'gone' : null
      }
    ]
  })
  const decided = parts.decided.map((part) => partFate(before, after, part.before, part.after, part.fate))
  return [...spans, ...bookmarks, ...decided].sort(
    (a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate) || a.start - b.start
  )
}

export interface ReportParts {
  readonly article: Article
  readonly before: string
  readonly arrived: NewVersion
  readonly duplicateOf: VersionReport['duplicateOf']
  readonly layer: Layer
  /** Null for a duplicate, of which nothing was worked out. */
  readonly plan: VersionPlan | null
  readonly others: VersionReport['others']
}

/** @param mostFates how many annotations are named one by one */
export function reportOf(parts: ReportParts, mostFates: number): VersionReport {
  const { article, before, arrived, duplicateOf, layer, plan, others } = parts
  const { text, document, bytes } = arrived
  const fates = plan ? fatesOf(layer, before, text, plan) : []
  return {
    article: article.id,
    title: article.title,
    outcome: duplicateOf ? 'duplicate' : 'new',
    duplicateOf,
    number: versionNumber(article) + 1,
    file: {
      name: arrived.article.original.name,
      bytes: bytes.length,
      isText: document.encoding !== null,
      encoding: document.encoding
    },
    before: sizeOfText(before, article.language),
    after: sizeOfText(text, arrived.article.language),
    sameText: before === text,
    changes: plan?.rows.filter(({ kind }) => kind !== 'same').length ?? 0,
    spans: plan ? countFates(plan.placed.spans) : NONE,
    bookmarks: plan ? countFates(plan.placed.bookmarks) : NONE,
    parts: plan ? countFates(plan.parts.decided) : NONE,
    fates: fates.slice(0, mostFates),
    moreFates: fates.length > mostFates,
    fields: duplicateOf ? [] : fieldDifferences(article, arrived.article),
    others
  }
}
