import type { Evidence } from '../../model/evidence'
import {
  code,
  day,
  facts,
  faint,
  foreign,
  heading,
  paragraph,
  plain,
  present,
  strong,
  tag,
  words
} from '../block-builders'
import type { Block, EntryBlock, Run, Runs } from '../report-document'
import type { ToldClaim } from '../report-claims'
import type { ReportContext } from '../report-context'
import {
  ANSWER_WORDS,
  CAPTURE_WORDS,
  counted,
  grouped,
  MEDIUM_WORDS,
  SOURCE_WORDS,
  STANCE_WORDS,
  TIER_WORDS
} from '../report-words'
import { address } from './claim-facts'

/** The questions of a claim with what answers them, then the evidence that answers none. */
export function evidenceBlocks(told: ToldClaim, context: ReportContext): readonly Block[] {
  const { questions, evidence, withheld, anchor } = told
  const known = new Set(questions.map(({ id }) => id))
  const loose = evidence.filter(({ question }) => question === null || !known.has(question))
  const entries = (pieces: readonly Evidence[]): Block[] => pieces.map((piece) => evidenceEntry(piece, context))
  const asked = questions.flatMap(({ id, text }, index): Block[] => {
    const answers = evidence.filter(({ question }) => question === id)
    const question = paragraph([strong(`Question ${index + 1}: `), foreign(text)])
    return [question, ...(answers.length === 0 ? [paragraph('No answer was found.', 'faint')] : entries(answers))]
  })
  return present<Block>(
    heading(4, `${anchor}-evidence`, questions.length === 0 ? 'Evidence' : 'Questions and evidence'),
    asked,
    asked.length > 0 && loose.length > 0 ? paragraph([strong('Further evidence')]) : null,
    entries(loose),
    questions.length + evidence.length === 0 ? paragraph('None is on file.', 'faint') : null,
    withheld === 0
      ? null
      : paragraph(
          `${counted(withheld, 'piece', 'pieces')} of evidence ${withheld === 1 ? 'is' : 'are'} sensitive and not shown.`,
          'faint'
        )
  )
}

function evidenceEntry(piece: Evidence, context: ReportContext): EntryBlock {
  const source = context.sourceOf(piece.source)
  const { label, hue } = STANCE_WORDS[piece.stance]
  const name = source?.title || (piece.calculation ? 'Calculation' : 'Evidence without an entry of the source log')
  const kind = piece.medium === null ? '' : ` – ${MEDIUM_WORDS[piece.medium]}`
  const head: Run[] = [tag(label, hue), { text: ' ' }, { text: name, look: 'strong', foreign: true }, faint(kind)]
  return {
    kind: 'entry',
    head,
    blocks: present<EntryBlock['blocks'][number]>(
      answer(piece),
      piece.quote === ''
        ? null
        : {
            kind: 'quote',
            language: 'und',
            runs: [{ text: piece.quote, foreign: true }],
            locator: piece.locator === '' ? [] : [foreign(piece.locator)]
          },
      calculation(piece),
      facts([
        ['Where', piece.quote === '' ? piece.locator : null],
        ['Source', source ? sourceRuns(source) : null],
        ['Address', address(piece.url ?? source?.url ?? null, piece.archivedUrl)],
        ['Published', day(piece.publishedOn)],
        ['Retrieved', day(piece.retrievedOn)],
        ['Passage of', passageRuns(piece, context)],
        ['Copy on file', captureRuns(piece)],
        ['Private note', context.input.options.includePrivate ? piece.note : null]
      ])
    )
  }
}

function answer({ answer: text, answerType, booleanExplanation }: Evidence) {
  if (answerType === 'unanswerable') return paragraph('No answer could be found.')
  if (text === '' && booleanExplanation === '') return null
  return paragraph([
    ...(text === '' ? [] : [foreign(text)]),
    ...(booleanExplanation === '' ? [] : [{ text: text === '' ? '' : ': ' }, foreign(booleanExplanation)]),
    ...(answerType === null ? [] : [faint(` (${ANSWER_WORDS[answerType]})`)])
  ])
}

function calculation({ calculation: stored }: Evidence) {
  if (stored === null) return null
  return paragraph([
    code(stored.expression),
    { text: ' = ' },
    { text: stored.result, look: 'strong', foreign: true },
    ...stored.working.flatMap((step): Run[] => [{ text: '\n' }, { text: step, look: 'faint', foreign: true }])
  ])
}

function sourceRuns(source: NonNullable<ReturnType<ReportContext['sourceOf']>>): Runs {
  const parts = [source.author, source.publisher].filter((part) => part !== '')
  const about = `${SOURCE_WORDS[source.kind]}${source.tier === null ? '' : `, ${TIER_WORDS[source.tier]}`}`
  return [...(parts.length === 0 ? [] : [foreign(parts.join(', ')), { text: ' – ' }]), { text: about }]
}

function captureRuns({ capture }: Evidence): Runs | null {
  if (capture === null) return null
  const about = ` (${CAPTURE_WORDS[capture.how]}, ${grouped(capture.bytes)} bytes, ${day(capture.capturedAt) ?? ''}) SHA-256 `
  return [foreign(capture.name), { text: about }, code(capture.sha256)]
}

/** A passage of the library: its words are looked for at their place, and it is said when they are not there. */
function passageRuns({ passage }: Evidence, { input }: ReportContext): Runs | null {
  if (passage === null) return null
  const own = input.articles.find(({ article }) => article.id === passage.article)
  const text = own ? { title: own.article.title, text: own.text } : input.linked.get(passage.article)
  const { start, end } = passage.range
  const quoted: Run = words(`“${passage.quote.exact}”`, 'und')
  if (!text) return [...plain('an article that is not at hand: '), quoted]
  const stands = text.text.slice(start, end) === passage.quote.exact
  return [
    foreign(text.title),
    { text: ': ' },
    quoted,
    ...(stands ? [] : [faint(' (the text no longer has these words there)')])
  ]
}
