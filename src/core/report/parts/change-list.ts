import { foreign, heading, paragraph, plain, present, words } from '../block-builders'
import type { Block, Cell, Runs } from '../report-document'
import type { ReportContext } from '../report-context'
import type { ToldClaim } from '../report-claims'
import { claimLink } from './summary'

const BOXES = [
  ['accepted', 'accept'],
  ['rejected', 'reject'],
  ['other', 'other words']
] as const

/** What the editor is asked to decide: every claim whose words should be others, or go. */
export function changeBlocks(context: ReportContext): readonly Block[] {
  const asked = context.claims.filter(({ claim }) => {
    const { disposition, proposedText } = claim.check
    return proposedText.trim() !== '' || disposition === 'change' || disposition === 'cut' || disposition === 'clarify'
  })
  return present<Block>(
    heading(2, 'changes', 'Change list'),
    asked.length === 0
      ? paragraph('No change is proposed.')
      : {
          kind: 'table',
          caption: 'Proposed changes, in the order of the text',
          columns: [
            { title: 'Claim', share: 11 },
            { title: '¶', share: 5 },
            { title: 'Original', share: 25 },
            { title: 'Proposed', share: 25 },
            { title: 'Reason', share: 20 },
            { title: 'Decision', share: 14 }
          ],
          rows: asked.map((told) => changeRow(told, context))
        }
  )
}

function changeRow(told: ToldClaim, context: ReportContext): readonly Cell[] {
  const { article, claim, paragraph: number } = told
  const { disposition, proposedText, explanation, justification, proposalOutcome } = claim.check
  const { language } = article.article
  const proposed: Runs =
    proposedText.trim() !== ''
      ? [words(proposedText, language)]
      : plain(disposition === 'cut' ? 'Cut.' : 'No wording is proposed yet.')
  return [
    [claimLink(told, context)],
    [plain(number === 0 ? '–' : String(number))],
    [[words(told.words, language)]],
    [proposed],
    [[foreign(explanation || justification || 'None is given.')]],
    BOXES.map(([id, label]) => plain(`${proposalOutcome === id ? '☒' : '☐'} ${label}`))
  ]
}
