import type { FoundMetadata } from '../../extracted-document'
import { lettersOf } from '../clean-values'
import { extractHtml } from '../extract-html'
import { metadataTable } from './metadata-score'
import type { ExpectedMetadata } from './metadata-score'
import { corpusPages, plainCall } from './readability-corpus'
import type { CorpusPage } from './readability-corpus'
import { scoreTokens } from './token-score'
import type { TokenScore } from './token-score'

/** How one page came out, ours and the plain call of the library. */
export interface PageResult {
  readonly name: string
  readonly ours: TokenScore
  readonly plain: TokenScore
  readonly title: { readonly ours: boolean; readonly plain: boolean }
  /** Null where no byline is expected. */
  readonly byline: { readonly ours: boolean; readonly plain: boolean } | null
  /** Paragraphs that are in the text and masked as advertisements or links to other articles. */
  readonly masked: number
  readonly metadata: FoundMetadata
  readonly expected: ExpectedMetadata
}

/** The same words, or one with the name of the site or “By” around it. */
function agrees(found: string | null | undefined, expected: string): boolean {
  const [a, b] = [lettersOf(found ?? ''), lettersOf(expected)]
  return a === b || (a.length > 3 && b.length > 3 && (a.includes(b) || b.includes(a)))
}

/** Compares one page. The headline that we put before the text is judged as the title, not as words of the text. */
export function comparePage(page: CorpusPage): PageResult {
  const document = extractHtml(page.source, null)
  const plain = plainCall(page.source)
  const title = document.segments.find(({ role, start }) => role === 'title' && start === 0)
  const isExpected = lettersOf(page.expected).startsWith(lettersOf(page.title))
  const text = title && !isExpected ? document.text.slice(title.end) : document.text
  const { metadata } = document
  return {
    name: page.name,
    ours: scoreTokens(text, page.expected),
    plain: scoreTokens(plain.text, page.expected),
    title: { ours: agrees(metadata.title?.value, page.title), plain: agrees(plain.title, page.title) },
    byline:
      page.byline === null
        ? null
        : { ours: agrees(metadata.byline?.value, page.byline), plain: agrees(plain.byline, page.byline) },
    masked: document.segments.filter(({ excluded }) => excluded).length,
    metadata,
    expected: page.metadata
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Mean token-level F1 over all pages. */
export function meanF1(results: readonly PageResult[], which: 'ours' | 'plain'): number {
  return mean(results.map((result) => result[which].f1))
}

const share = (value: number): string => value.toFixed(4)
const yes = (value: boolean | undefined): string => (value === undefined ? '-' : value ? 'yes' : 'NO')

function row(name: string, ours: TokenScore, plain: TokenScore, rest: readonly string[]): string {
  const scores = [ours.precision, ours.recall, ours.f1, plain.f1].map((value) => share(value).padStart(8))
  return name.padEnd(42) + scores.join('') + rest.map((cell) => cell.padStart(8)).join('')
}

/** Prints the comparison per page and in all; the check holds when ours is not below the plain call. */
export function run(print: (line: string) => void): boolean {
  const results = corpusPages().map(comparePage)
  print(
    'Words of the text against expected.html (bags of words); “plain” is Readability(document).parse().textContent.'
  )
  print(
    'page'.padEnd(42) +
      ['prec.', 'recall', 'F1', 'plain', 'title', 'byline', 'masked'].map((cell) => cell.padStart(8)).join('')
  )
  for (const { name, ours, plain, title, byline, masked } of results) {
    print(row(name, ours, plain, [yes(title.ours), yes(byline?.ours), masked === 0 ? '' : String(masked)]))
  }
  const all = (which: 'ours' | 'plain'): TokenScore => ({
    precision: mean(results.map((result) => result[which].precision)),
    recall: mean(results.map((result) => result[which].recall)),
    f1: meanF1(results, which)
  })
  print(row(`mean of ${results.length} pages`, all('ours'), all('plain'), []))
  const signed = results.flatMap(({ byline }) => (byline ? [byline] : []))
  const count = (values: readonly boolean[]): string => `${values.filter(Boolean).length} of ${values.length}`
  print(
    `title agrees:  ${count(results.map(({ title }) => title.ours))} (plain ${count(results.map(({ title }) => title.plain))})`
  )
  print(`byline agrees: ${count(signed.map(({ ours }) => ours))} (plain ${count(signed.map(({ plain }) => plain))})`)
  print('')
  print('Metadata against expected-metadata.json:')
  for (const line of metadataTable(results)) print(line)
  print('expected.html and its metadata were made by Readability: they favour the plain call where it is wrong.')
  const holds = meanF1(results, 'ours') >= meanF1(results, 'plain')
  print(holds ? 'holds: F1 is not below the plain call' : 'FAILS: F1 is below the plain call')
  return holds
}
