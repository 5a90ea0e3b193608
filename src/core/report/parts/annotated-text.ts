import type { TextRange } from '../../model/text-range'
import { sentenceStates } from '../../session/coverage'
import type { SentenceStanding } from '../../session/coverage'
import { unionOf } from '../../session/ranges'
import { skipWhitespaceBack } from '../../text/whitespace'
import { foreign, heading, paragraph, present } from '../block-builders'
import type { AnnotatedBlock, AnnotatedSentence, Block, Run, TableBlock } from '../report-document'
import type { ToldArticle, ToldClaim } from '../report-claims'
import type { ReportContext } from '../report-context'
import { SENTENCE_WORDS } from '../report-words'
import { claimLink } from './summary'

/** Every text, letter by letter: claims marked and numbered, the state of each sentence told, masked parts faint. */
export function annotatedText(context: ReportContext): readonly Block[] {
  return present<Block>(
    heading(2, 'text', 'Annotated text'),
    paragraph(
      'Words of claims are marked; the number behind them leads to the claim. A sign behind each sentence, and in the ' +
        'margin, says how far the sentence is.'
    ),
    legend(),
    context.articles.flatMap((article) => [
      ...(context.articles.length === 1
        ? []
        : [
            heading(3, `text-${article.index + 1}`, [
              { text: `${article.index + 1}. ` },
              foreign(article.article.title)
            ])
          ]),
      ...new TextMarker(article, context).blocks()
    ])
  )
}

function legend(): TableBlock {
  return {
    kind: 'table',
    caption: 'Signs',
    columns: [
      { title: 'Sign', share: 10 },
      { title: 'State', share: 28 },
      { title: 'Meaning', share: 62 }
    ],
    rows: Object.values(SENTENCE_WORDS).map(({ glyph, label, means }) => [
      [[{ text: glyph }]],
      [[{ text: label }]],
      [[{ text: means }]]
    ])
  }
}

/** Walks one text from its beginning to its end, once. */
class TextMarker {
  readonly #article: ToldArticle
  readonly #context: ReportContext
  readonly #marked: readonly TextRange[]
  readonly #sentences: readonly SentenceStanding[]
  /** Claims by where their words end, in text order. */
  readonly #endings: readonly (readonly [at: number, told: ToldClaim])[]
  #mark = 0
  #sentence = 0
  #ending = 0

  constructor(article: ToldArticle, context: ReportContext) {
    this.#article = article
    this.#context = context
    const claims = context.claims.filter((told) => told.article === article)
    this.#marked = unionOf(claims.flatMap(({ spans }) => spans.flatMap(({ ranges }) => ranges)))
    this.#sentences = sentenceStates(article, article.scope)
    this.#endings = claims
      .flatMap((told) => told.spans.map(({ ranges }) => [restingPlace(article.text, ranges), told] as const))
      .sort((a, b) => a[0] - b[0])
  }

  blocks(): AnnotatedBlock[] {
    const { paragraphs, article, scope } = this.#article
    return paragraphs.map((place, index): AnnotatedBlock => {
      const sentences = this.#sentencesIn(place, index === paragraphs.length - 1)
      const isMasked = scope.excluded.some(({ start, end }) => start <= place.start && place.end <= end)
      return { kind: 'annotated', number: index + 1, language: article.language, masked: isMasked, sentences }
    })
  }

  /** The whole paragraph in pieces: its sentences in scope with their states, and what lies between them without one. */
  #sentencesIn(place: TextRange, isLast: boolean): AnnotatedSentence[] {
    const pieces: AnnotatedSentence[] = []
    let at = place.start
    const gapTo = (end: number): void => {
      const runs = at < end ? this.#runs({ start: at, end }) : []
      if (runs.length > 0) pieces.push({ glyph: '', state: '', hue: null, runs })
      at = end
    }
    for (
      let sentence = this.#sentences[this.#sentence];
      sentence && sentence.start < place.end;
      sentence = this.#sentences[++this.#sentence]
    ) {
      gapTo(sentence.start)
      const { glyph, label, hue } = SENTENCE_WORDS[sentence.state]
      pieces.push({ glyph, state: label, hue, runs: this.#runs(sentence) })
      at = sentence.end
    }
    gapTo(place.end)
    // Words that lie behind the last paragraph are white space; their number still has to stand somewhere.
    const rest = isLast ? this.#numbersTo(Infinity) : []
    if (rest.length > 0) pieces.push({ glyph: '', state: '', hue: null, runs: rest })
    return pieces
  }

  /** The numbers of the claims whose words end up to here. */
  #numbersTo(end: number): Run[] {
    const runs: Run[] = []
    for (let ending = this.#endings[this.#ending]; ending && ending[0] <= end; ending = this.#endings[++this.#ending]) {
      runs.push({ text: ' ' }, ...claimLink(ending[1], this.#context))
    }
    return runs
  }

  /** A stretch of the text with its marks; the numbers of claims stand where their words end. */
  #runs({ start, end }: TextRange): Run[] {
    const runs: Run[] = []
    const { text } = this.#article
    let at = start
    while (at < end) {
      while ((this.#marked[this.#mark]?.end ?? Infinity) <= at) this.#mark += 1
      const mark = this.#marked[this.#mark]
      const isMark = mark !== undefined && mark.start <= at
      const edge = mark === undefined ? end : Math.min(end, isMark ? mark.end : mark.start)
      const number = this.#endings[this.#ending]?.[0] ?? Infinity
      const to = number > at ? Math.min(edge, number) : edge
      runs.push({ text: text.slice(at, to), foreign: true, ...(isMark && { look: 'mark' as const }) })
      at = to
      runs.push(...this.#numbersTo(at))
    }
    return runs
  }
}

/** Where the number of a claim stands: behind its last words, not behind a line break that was marked with them. */
function restingPlace(text: string, ranges: readonly TextRange[]): number {
  const last = ranges.at(-1)
  return last ? skipWhitespaceBack(text, last.start, last.end) : 0
}
