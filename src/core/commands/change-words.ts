import { attributeInWords, valueInWords } from '../labels/attribute-words'
import { spanQuote } from '../model/annotation'
import type { Attributes, Span } from '../model/annotation'
import { versionNumber } from '../model/article'
import type { Article, Segment } from '../model/article'
import type { Label, Scheme } from '../model/scheme'
import { findLabelIn, findRelationTypeIn } from '../model/scheme'
import { findVerdict } from '../model/verdict-scales'
import type { Change } from './change'
import { checkInWords, checkTold } from './check-words'
import { fieldsOf, orNull, quoted, told } from './told'
import type { ChangedField, Told } from './told'
import { sameValue } from './same-value'

export type { ChangedField } from './told'

/** A change in words. */
export interface ChangeInWords {
  readonly did: 'made' | 'changed' | 'removed'
  /** What was changed: `Highlight “taxes fell”`. */
  readonly what: string
  /** Id of the article in which it happened; null for schemes. */
  readonly article: string | null
  readonly fields: readonly ChangedField[]
}

const STATUS_WORDS = { todo: 'to do', 'in-progress': 'in progress', done: 'done' } as const

function withAttributes(fields: Map<string, string | null>, attributes: Attributes, label: Label | null): Told {
  for (const [id, value] of Object.entries(attributes)) {
    const definition = label?.attributes.find((candidate) => candidate.id === id)
    fields.set(definition?.name ?? id, definition ? attributeInWords(definition, value) : valueInWords(value))
  }
  return fields
}

const didOf = ({ before, after }: { before: unknown; after: unknown }): ChangeInWords['did'] =>
  before === null ? 'made' : after === null ? 'removed' : 'changed'

function spanTold(span: Span, schemes: readonly Scheme[]): Told {
  const label = findLabelIn(schemes, span.label)
  const places = span.ranges.map(({ start, end }) => `${start}–${end}`).join(', ')
  return withAttributes(
    told({
      Words: quoted(spanQuote(span)),
      Characters: span.orphan ? 'not in the text' : places,
      Label: label?.name ?? span.label,
      Tags: orNull(span.tags.join(', ')),
      Note: orNull(span.note)
    }),
    span.attributes,
    label
  )
}

const partInWords = ({ role, start, end, excluded }: Segment): string =>
  `${role} ${start}–${end}${excluded ? ' left out' : ''}`

function articleTold(article: Article): Told {
  return told({
    Title: article.title,
    Byline: article.byline,
    Publisher: article.publisher,
    Date: article.publishedAt,
    Address: article.url,
    Language: article.language,
    Tags: orNull(article.tags.join(', ')),
    Version: article.earlier.length === 0 ? null : `${versionNumber(article)} (${article.original.name})`,
    Parts: orNull(article.segments.map(partInWords).join(', ')),
    Bin: article.binnedAt === null ? null : 'in the bin'
  })
}

function schemeTold(scheme: Scheme): Told {
  return told({
    Name: scheme.name,
    Version: String(scheme.version),
    Labels: orNull(scheme.labels.map(({ name }) => name).join(', ')),
    Relations: orNull(scheme.relationTypes.map(({ name }) => name).join(', ')),
    Guideline: orNull(scheme.guideline)
  })
}

/** What was changed, and its values before and after; null for a change that says nothing to a person. */
function inWords(change: Change, schemes: readonly Scheme[]): Pick<ChangeInWords, 'what' | 'fields'> | null {
  switch (change.table) {
    case 'span': {
      const words = (change.after ?? change.before)?.quotes.map(({ exact }) => exact).join(' … ') ?? ''
      return { what: `Highlight ${quoted(words)}`, fields: fieldsOf(change, (span) => spanTold(span, schemes)) }
    }
    case 'claim': {
      const words = change.after?.normalized || change.before?.normalized || ''
      const fields = fieldsOf(change, (claim) =>
        told({
          'Claim as checked': orNull(claim.normalized),
          Speaker: orNull(claim.speaker),
          Verdict: claim.verdict && (findVerdict(claim.verdict)?.label ?? claim.verdict.value),
          Note: orNull(claim.note),
          ...checkTold(claim.check)
        })
      )
      return { what: words === '' ? 'Claim' : `Claim ${quoted(words)}`, fields }
    }
    case 'documentLabel': {
      const id = (change.after ?? change.before)?.label ?? ''
      const label = findLabelIn(schemes, id)
      const fields = fieldsOf(change, (record) =>
        withAttributes(told({ Value: record.value, Note: orNull(record.note) }), record.attributes, label)
      )
      return { what: `Label ${label?.name ?? id} on the article`, fields }
    }
    case 'relation': {
      const relation = change.after ?? change.before
      const ends = relation ? ` from ${quoted(relation.from.quote)} to ${quoted(relation.to.quote)}` : ''
      const fields = fieldsOf(change, ({ type, from, to, note, attributes }) =>
        withAttributes(
          told({
            Type: findRelationTypeIn(schemes, type)?.name ?? type,
            From: quoted(from.quote),
            To: quoted(to.quote),
            Note: orNull(note)
          }),
          attributes,
          null
        )
      )
      return { what: `Relation${ends}`, fields }
    }
    case 'bookmark': {
      const words = (change.after ?? change.before)?.quote.exact ?? ''
      return {
        what: `Bookmark at ${quoted(words)}`,
        fields: fieldsOf(change, ({ name, range, quote }) =>
          told({ Name: orNull(name), Words: quoted(quote.exact), Characters: `${range.start}–${range.end}` })
        )
      }
    }
    case 'note':
      return {
        what: 'Note on the article',
        fields: [{ name: 'Note', before: orNull(change.before), after: orNull(change.after) }]
      }
    case 'status': {
      const fields = [{ name: 'Status', before: STATUS_WORDS[change.before], after: STATUS_WORDS[change.after] }]
      return { what: 'Status of the article', fields }
    }
    case 'article': {
      const title = (change.after ?? change.before)?.title ?? ''
      return { what: `Article ${quoted(title)}`, fields: fieldsOf(change, articleTold) }
    }
    case 'scheme': {
      const name = (change.after ?? change.before)?.name ?? ''
      return { what: `Scheme ${quoted(name)}`, fields: fieldsOf(change, schemeTold) }
    }
    case 'schemeVersion':
      return null
    default:
      return checkInWords(change)
  }
}

const articleOf = (change: Change): string | null =>
  'article' in change ? change.article : change.table === 'article' ? change.id : null

/**
 * Changes in words, in their order. What only keeps the books is left out: an older version of a scheme, or the words
 * around a highlight that stayed where it was.
 */
export function changesInWords(changes: readonly Change[], schemes: readonly Scheme[]): readonly ChangeInWords[] {
  return changes.flatMap((change) => {
    const words = sameValue(change.before, change.after) ? null : inWords(change, schemes)
    const did = didOf(change)
    return words && (did !== 'changed' || words.fields.length > 0)
      ? [{ did, article: articleOf(change), ...words }]
      : []
  })
}
