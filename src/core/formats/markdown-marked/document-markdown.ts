import { spanQuote } from '../../model/annotation'
import { extraFacts, statusWords } from '../marked/numbered-passages'
import type {
  Fact,
  NumberedDocument,
  NumberedPassage,
  Teller,
  ToldClaim,
  ToldRelation
} from '../marked/numbered-passages'
import { inline, lines } from './escape'
import { markedText } from './text-markdown'

/** A document in Markdown, and how many footnotes it has. */
export interface DocumentMarkdown {
  readonly markdown: string
  readonly notes: number
}

/** What stands under a footnote or an item. */
const INDENT = '    '

/**
 * A document with its passages in brackets and everything that is said of them in footnotes.
 *
 * @param first number of its first footnote
 */
export function documentMarkdown(told: NumberedDocument, teller: Teller, first: number): DocumentMarkdown {
  const { document, passages } = told
  const { article, note, bookmarks } = document
  const isTitle = beginsWithTitle(told)
  const text = markedText(told, first, isTitle)
  const orphans = passages.filter(({ span }) => span.orphan !== null)
  const parts = [
    isTitle ? '' : `# ${inline(article.title || document.name)}`,
    factLines(headFacts(told)),
    note === '' ? '' : `Note: ${lines(note, '')}`,
    text.markdown,
    section(
      'Labels of the article',
      told.documentLabels.map((label) => labelItem(label))
    ),
    section(
      'Bookmarks',
      bookmarks.map((bookmark) => bookmarkItem(bookmark, teller))
    ),
    section(
      'No longer in the text',
      orphans.map((passage) => `- ${passageParts(passage, text.numbers).join(`\n\n${INDENT}`)}`)
    ),
    text.notes
      .map(
        (passage) =>
          `[^${text.numbers.get(passage.number) ?? 0}]: ${passageParts(passage, text.numbers).join(`\n\n${INDENT}`)}`
      )
      .join('\n\n')
  ]
  return { markdown: `${parts.filter((part) => part !== '').join('\n\n')}\n`, notes: text.notes.length }
}

function beginsWithTitle({ document: { article, text } }: NumberedDocument): boolean {
  const title = article.title.trim()
  return title !== '' && (text.trimStart().split('\n', 1)[0] ?? '').trim() === title
}

function headFacts({ document }: NumberedDocument): readonly Fact[] {
  const { publisher, publishedAt, byline, url, tags } = document.article
  const given: [string, string | null][] = [
    ['Publisher', publisher],
    ['Published', publishedAt],
    ['By', byline],
    ['Address', url],
    ['Tags', tags.join(', ')],
    ['Status', statusWords(document.status)]
  ]
  return [...given.flatMap(([name, words]): Fact[] => (words ? [[name, words]] : [])), ...extraFacts(document.extra)]
}

function section(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `## ${title}\n\n${items.join('\n')}`
}

function factLines(facts: readonly Fact[]): string {
  return facts.map(([name, words]) => `- ${inline(name)}: ${inline(words)}`).join('\n')
}

/** Who made something and when, in brackets; nothing when nobody knows. */
const made = (by: string): string => (by === '' ? '' : ` (${inline(by)})`)

function labelItem({ label, value, note, facts, by }: NumberedDocument['documentLabels'][number]): string {
  const parts = [`- **${inline(label)}**${value === null ? '' : `: ${inline(value)}`}${made(by)}`]
  if (facts.length > 0) parts.push(factWords(facts))
  if (note !== '') parts.push(`Note: ${lines(note, INDENT)}`)
  return parts.join(`\n\n${INDENT}`)
}

function bookmarkItem(bookmark: NumberedDocument['document']['bookmarks'][number], teller: Teller): string {
  const { name, quote } = bookmark
  return `- ${name === '' ? '' : `**${inline(name)}**: `}“${inline(quote.exact)}”${made(teller.by(bookmark))}`
}

const factWords = (facts: readonly Fact[]): string =>
  facts.map(([name, words]) => `${inline(name)}: ${inline(words)}`).join('; ')

/** What is said of a passage, paragraph by paragraph. */
function passageParts(passage: NumberedPassage, numbers: ReadonlyMap<number, number>): readonly string[] {
  const { span, label, facts, claims, relations, by } = passage
  const tags = span.tags.length === 0 ? [] : [`Tags: ${span.tags.map(inline).join(', ')}`]
  return [
    `**${inline(label) || 'No label'}**: “${inline(spanQuote(span))}”${made(by)}`,
    ...claims.map((claim) => claimWords(claim, numbers)),
    ...(facts.length === 0 ? [] : [factWords(facts)]),
    ...tags,
    ...relations.map((relation) => relationWords(relation, numbers)),
    ...(span.note === '' ? [] : [`Note: ${lines(span.note, INDENT)}`])
  ]
}

function claimWords(
  { normalized, speaker, verdict, note, others, by }: ToldClaim,
  numbers: ReadonlyMap<number, number>
): string {
  const also = others.map((number) => numbers.get(number)).filter((number) => number !== undefined)
  const words = [
    `Claim: ${inline(normalized)}`,
    ...(speaker === '' ? [] : [`Speaker: ${inline(speaker)}`]),
    ...(verdict === null ? [] : [`Verdict: **${inline(`${verdict.glyph} ${verdict.words}`)}**`]),
    ...(also.length === 0 ? [] : [`Also made in: ${also.join(', ')}`]),
    ...(by === '' ? [] : [`(${inline(by)})`])
  ]
  return words.join(' · ') + (note === '' ? '' : `\n\n${INDENT}Note on the claim: ${lines(note, INDENT)}`)
}

const ARROWS = { to: '→', from: '←', both: '↔' } as const

function relationWords(relation: ToldRelation, numbers: ReadonlyMap<number, number>): string {
  const { type, direction, number, quote, facts, note, by } = relation
  const near = number === null ? undefined : numbers.get(number)
  const where = near === undefined ? '(not in this article)' : String(near)
  const words = `${ARROWS[direction]} ${inline(type)} ${where}${quote === '' ? '' : `: “${inline(quote)}”`}`
  const author = direction === 'from' ? '' : made(by)
  const more = facts.length === 0 ? '' : ` · ${factWords(facts)}`
  return `${words}${author}${more}${note === '' ? '' : `\n\n${INDENT}Note on the relation: ${lines(note, INDENT)}`}`
}
