import { DISPOSITIONS } from '../../model/claim-check'
import type { Disposition } from '../../model/claim-check'
import { coverageOf, sumCoverage } from '../../session/coverage'
import type { Coverage } from '../../session/coverage'
import { progressOf } from '../../session/progress'
import { facts, faint, foreign, heading, link, paragraph, plain, present } from '../block-builders'
import type { BarsBlock, Block, Runs } from '../report-document'
import type { ToldClaim } from '../report-claims'
import type { ReportContext } from '../report-context'
import { counted, DISPOSITION_WORDS, duration, grouped, percent, STATUS_WORDS, dateWords } from '../report-words'

/** Most open items on the summary's page; the claims themselves say the rest. */
const MOST_OPEN = 10

/** One page: what came out, what is open, how much of the text is accounted for. */
export function summaryBlocks(context: ReportContext): readonly Block[] {
  const { claims, articles, dropped, input } = context
  const coverage = sumCoverage(articles.map((article) => coverageOf(article, article.scope)))
  const open = claims.filter(({ standing }) => standing === 'open')
  const decided = claims.length - open.length
  const { seconds, medianSeconds } = progressOf(articles)
  const hidden = hiddenWords(context)
  return present<Block>(
    heading(2, 'summary', 'Summary'),
    paragraph(
      `${counted(claims.length, 'claim')} in ${counted(articles.length, 'text')}: ${decided} decided, ${open.length} open. ` +
        `${percent(coverage.share)} of ${counted(coverage.total, 'word')} in scope are accounted for.`,
      'lead'
    ),
    dispositionBars(claims),
    ...verdictBars(context),
    coverageBars(coverage),
    facts([
      [
        'Active time',
        input.session.timed || seconds > 0 ? plain(seconds === 0 ? 'none measured' : duration(seconds)) : null
      ],
      ['Median per claim', medianSeconds === null ? null : plain(duration(medianSeconds))],
      ['Dropped claims', dropped.length === 0 ? null : plain(String(dropped.length))],
      ['Not in this report', hidden === null ? null : plain(hidden)]
    ]),
    heading(3, 'open-items', 'Open items'),
    open.length === 0
      ? paragraph('None: every claim is decided.')
      : {
          kind: 'list',
          ordered: false,
          items: [
            ...open.slice(0, MOST_OPEN).map((told) => openItem(told, context)),
            ...(open.length > MOST_OPEN ? [plain(`and ${counted(open.length - MOST_OPEN, 'more claim')}.`)] : [])
          ]
        }
  )
}

/** A link to a claim's sheet, or its code where the report has no sheets. */
export function claimLink({ code, anchor }: ToldClaim, { input }: ReportContext): Runs {
  return input.options.sections.includes('claims') ? [link(code, anchor)] : plain(code)
}

function openItem(told: ToldClaim, context: ReportContext): Runs {
  const { status, waiting } = told.claim.check
  // X8: on whom it waits may be a source nobody is to know of.
  const on = waiting && context.input.options.includePrivate ? ` (${waiting.on})` : ''
  const what = waiting ? `waiting for the ${waiting.for}` : STATUS_WORDS[status]
  const due = waiting?.due ? `, due ${dateWords(waiting.due)}` : ''
  return [
    ...claimLink(told, context),
    { text: ' ' },
    { text: told.words, foreign: true, language: told.article.article.language },
    faint(` – ${what}`),
    foreign(on),
    faint(due)
  ]
}

function dispositionBars(claims: readonly ToldClaim[]): BarsBlock | null {
  const counts = new Map<Disposition, number>()
  for (const { claim } of claims) {
    const { disposition } = claim.check
    if (disposition !== null) counts.set(disposition, (counts.get(disposition) ?? 0) + 1)
  }
  if (counts.size === 0) return null
  const rows = DISPOSITIONS.flatMap((id) => {
    const count = counts.get(id)
    const { glyph, label, hue } = DISPOSITION_WORDS[id]
    return count === undefined ? [] : { glyph, label, hue, count }
  })
  return { kind: 'bars', caption: 'Dispositions', total: claims.length, rows }
}

/** One block for each scale that a verdict is of. */
function verdictBars({ claims, input }: ReportContext): readonly BarsBlock[] {
  return input.scales.flatMap((scale): BarsBlock[] => {
    const rows = scale.values.flatMap(({ id, glyph, label, hue }) => {
      const count = claims.filter(({ claim }) => claim.verdict?.scale === scale.id && claim.verdict.value === id).length
      return count === 0 ? [] : { glyph, label, hue, count }
    })
    return rows.length === 0 ? [] : [{ kind: 'bars', caption: `Verdicts: ${scale.name}`, total: claims.length, rows }]
  })
}

function coverageBars({ total, checked, cleared, open, untouched }: Coverage): BarsBlock {
  const row = (glyph: string, label: string, hue: number | null, count: number) => ({ glyph, label, hue, count })
  return {
    kind: 'bars',
    caption: `Words in scope: ${grouped(total)}`,
    total,
    rows: [
      row('✓', 'in decided claims', 155, checked),
      row('–', 'nothing to check', 245, cleared),
      row('○', 'in open claims', 28, open),
      row('□', 'not accounted for', null, untouched)
    ]
  }
}

/** X8: that something is withheld is said, what it is is not. */
function hiddenWords({ claims, input }: ReportContext): string | null {
  if (input.options.includePrivate) return null
  const evidence = claims.reduce((sum, { withheld }) => sum + withheld, 0)
  const contacts = [...input.desk.contact.values()].filter(
    ({ isPublic, offRecord, claims: of }) =>
      (!isPublic || offRecord) && of.some(({ article }) => input.session.articles.includes(article))
  ).length
  const parts = [
    evidence > 0 ? counted(evidence, 'sensitive piece of evidence', 'sensitive pieces of evidence') : '',
    contacts > 0 ? counted(contacts, 'contact that is not public', 'contacts that are not public') : ''
  ].filter(Boolean)
  return ['private notes', ...parts].join(', ')
}
