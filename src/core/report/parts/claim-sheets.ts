import { spanQuote } from '../../model/annotation'
import { faint, foreign, heading, joined, paragraph, plain, present, words } from '../block-builders'
import type { Block, TableBlock } from '../report-document'
import type { ToldArticle, ToldClaim } from '../report-claims'
import type { ReportContext } from '../report-context'
import { duration } from '../report-words'
import { claimFacts } from './claim-facts'
import { ContextQuotes } from './context-quote'
import { decisionBlocks } from './decision'
import { evidenceBlocks } from './evidence-entries'
import { claimLink } from './summary'

/** Every claim with everything that is known of it: enough to do the check again. */
export function claimSheets(context: ReportContext): readonly Block[] {
  const quotes = new Map<ToldArticle, ContextQuotes>()
  return present<Block>(
    heading(2, 'claims', 'Claims'),
    context.claims.length === 0 ? paragraph('There are no claims.') : overview(context),
    context.claims.flatMap((told) => {
      const known = quotes.get(told.article) ?? new ContextQuotes(told.article)
      quotes.set(told.article, known)
      return sheet(told, context, known)
    })
  )
}

function overview(context: ReportContext): TableBlock {
  return {
    kind: 'table',
    caption: 'Claims at a glance',
    columns: [
      { title: 'Claim', share: 11 },
      { title: '¶', share: 6 },
      { title: 'Words', share: 55 },
      { title: 'Outcome', share: 28 }
    ],
    rows: context.claims.map((told) => [
      [claimLink(told, context)],
      [plain(told.paragraph === 0 ? '–' : String(told.paragraph))],
      [[words(told.words, told.article.article.language)]],
      [
        joined(
          context.tagsOf(told).map((run) => [run]),
          ' '
        )
      ]
    ])
  }
}

function sheet(told: ToldClaim, context: ReportContext, quotes: ContextQuotes): readonly Block[] {
  const { claim, article, anchor, code, spans, orphans, isExcluded } = told
  const { language } = article.article
  return present<Block>(
    heading(3, anchor, [
      { text: code },
      { text: '  ' },
      ...joined(
        context.tagsOf(told).map((run) => [run]),
        ' '
      )
    ]),
    spans.map((span) => quotes.quote(span)),
    orphans.map((span) => ({
      kind: 'quote' as const,
      language,
      runs: [{ text: spanQuote(span), look: 'mark' as const }],
      locator: plain('These words are not in the present version of the text.')
    })),
    isExcluded ? paragraph('The claim lies in a part of the text that was left out of the work.', 'notice') : null,
    claimFacts(told, context),
    evidenceBlocks(told, context),
    decisionBlocks(told, context),
    historyBlocks(told, context),
    claim.note !== '' && context.input.options.includePrivate
      ? [heading(4, `${anchor}-note`, 'Private note'), paragraph([foreign(claim.note)])]
      : null
  )
}

function historyBlocks({ claim, anchor, article }: ToldClaim, context: ReportContext): readonly Block[] {
  const events = context.input.history.get(claim.id) ?? []
  const seconds = article.layer.times.get(claim.id) ?? 0
  if (events.length === 0 && seconds === 0) return []
  return present<Block>(
    heading(4, `${anchor}-history`, 'History'),
    seconds === 0 ? null : paragraph([faint(`Active time: ${duration(seconds)}`)]),
    events.length === 0
      ? null
      : {
          kind: 'list',
          ordered: false,
          items: events.map(({ at, person, what }) => [
            faint(`${at.slice(0, 16).replace('T', ' ')} `),
            { text: what },
            faint(' – '),
            { text: context.nameOf(person), look: 'faint' as const, foreign: true }
          ])
        }
  )
}
