import { foreign, heading, paragraph, plain, present, words } from '../block-builders'
import type { Block, Runs } from '../report-document'
import { paragraphAt } from '../report-claims'
import type { ReportContext } from '../report-context'
import { ROLE_WORDS } from '../report-words'
import { claimLink } from './summary'

/** So much of a part that was left out is shown, in UTF-16 code units; all of it stands in the annotated text. */
const SHOWN = 90

/** What was left out of the work, and why. */
export function excludedBlocks(context: ReportContext): readonly Block[] {
  const { articles, dropped } = context
  const rows = articles.flatMap((article) =>
    article.scope.excluded.map(({ start, end, role, reason, confirmedBy }) => {
      const first = paragraphAt(article, start)
      const last = paragraphAt(article, Math.max(start, end - 1))
      const place = first === last ? `¶ ${first}` : `¶ ${first}–${last}`
      const text = article.text.slice(start, end).trim()
      return [
        [plain(articles.length === 1 ? place : `${article.index + 1}: ${place}`)],
        [plain(ROLE_WORDS[role])],
        [
          [
            words(
              text.length > SHOWN ? `${[...text.slice(0, SHOWN)].slice(0, -1).join('')}…` : text,
              article.article.language
            )
          ]
        ],
        [[foreign(reason || 'No reason is given.')]],
        [plain(confirmedBy === null ? 'proposed, not confirmed' : 'confirmed by a person')]
      ]
    })
  )
  return present<Block>(
    heading(2, 'excluded', 'Left out of the work'),
    rows.length === 0
      ? paragraph('Nothing was left out: the whole text was in scope.')
      : {
          kind: 'table',
          caption: 'Parts of the text that were not checked',
          columns: [
            { title: 'Where', share: 12 },
            { title: 'What', share: 13 },
            { title: 'Begins with', share: 37 },
            { title: 'Reason', share: 22 },
            { title: 'Confirmed', share: 16 }
          ],
          rows
        },
    dropped.length === 0
      ? null
      : [
          paragraph('Claims that were marked and then dropped:'),
          {
            kind: 'list' as const,
            ordered: false,
            items: dropped.map(({ code, words: said, article }): Runs => [
              { text: `${code} ` },
              words(said, article.article.language)
            ])
          }
        ]
  )
}

/** What the check could not settle: said, not hidden behind a label. */
export function unknownBlocks(context: ReportContext): readonly Block[] {
  const entries = context.claims.flatMap((told): Block[] => {
    const { claim, standing, article, questions, evidence } = told
    const { disposition, explanation, justification, wouldChange } = claim.check
    const unanswered = questions.filter(({ id }) => {
      const answers = evidence.filter(({ question }) => question === id)
      return answers.every(({ answerType }) => answerType === 'unanswerable')
    })
    const isUnsettled =
      standing === 'open' ||
      disposition === 'cannot-confirm' ||
      disposition === 'query-author' ||
      disposition === 'query-source' ||
      context.verdictOf(claim)?.canonical === 'not-enough-evidence'
    if (!isUnsettled && unanswered.length === 0) return []
    const why = explanation || justification
    return [
      {
        kind: 'entry',
        head: [
          ...claimLink(told, context),
          { text: ' ' },
          words(claim.normalized || told.words, article.article.language)
        ],
        blocks: [
          paragraph(
            isUnsettled
              ? [foreign(why || (standing === 'open' ? 'Not decided yet.' : 'No reason is given.'))]
              : plain('Decided, but a question is left open.')
          ),
          ...(unanswered.length === 0
            ? []
            : [{ kind: 'list' as const, ordered: false, items: unanswered.map(({ text }): Runs => [foreign(text)]) }]),
          ...(wouldChange === '' ? [] : [paragraph([{ text: 'What would settle it: ' }, foreign(wouldChange)])])
        ]
      }
    ]
  })
  return [
    heading(2, 'unknown', 'What could not be established'),
    ...(entries.length === 0 ? [paragraph('Nothing: every claim is settled and every question answered.')] : entries)
  ]
}
