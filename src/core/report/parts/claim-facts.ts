import type { ClaimDate, Passage } from '../../model/claim-check'
import { facts, foreign, joined, plain, words } from '../block-builders'
import type { FactsBlock, Runs } from '../report-document'
import type { ToldClaim } from '../report-claims'
import type { ReportContext } from '../report-context'
import {
  ANONYMITY_WORDS,
  ATTRIBUTION_WORDS,
  CHECKABLE_WORDS,
  CUE_WORDS,
  dateWords,
  LEVEL_WORDS,
  STATUS_WORDS,
  TYPE_WORDS
} from '../report-words'
import { claimLink } from './summary'

/** What is claimed, by whom, of what kind. */
export function claimFacts(told: ToldClaim, context: ReportContext): FactsBlock | null {
  const { claim, article } = told
  const { check } = claim
  const { language } = article.article
  const passage = (given: Passage | null | undefined): Runs | null =>
    given ? [words(`“${given.quote.exact}”`, language)] : null
  const { attribution } = check
  return facts([
    ['Claim as checked', claim.normalized === '' ? null : [{ text: claim.normalized, look: 'strong', foreign: true }]],
    ['Headline', check.headline],
    ['Said by', speakerRuns(told, context)],
    [
      'Attribution',
      attribution
        ? plain(`${ATTRIBUTION_WORDS[attribution.kind]}, source ${ANONYMITY_WORDS[attribution.anonymity]}`)
        : null
    ],
    ['Source in the text', passage(attribution?.source)],
    [
      'Cue',
      attribution?.cue
        ? [
            ...(passage(attribution.cue) ?? []),
            { text: attribution.cueType ? ` (${CUE_WORDS[attribution.cueType]})` : '' }
          ]
        : null
    ],
    ['Reported via', attribution?.reportedVia.join(', ') ?? null],
    ['Kind', check.types.length === 0 ? null : plain(check.types.map((type) => TYPE_WORDS[type]).join(', '))],
    [
      'What is checked',
      check.checkable !== 'yes'
        ? plain(CHECKABLE_WORDS[check.checkable])
        : check.level === 'content'
          ? null
          : plain(LEVEL_WORDS[check.level])
    ],
    ['Said on', claimDate(check.saidOn)],
    ['Happened on', claimDate(check.happenedOn)],
    ['Place', check.location],
    ['First appearance', address(check.firstAppearance, check.firstAppearanceArchived)],
    ['Other appearances', check.appearances.join(', ')],
    ['Carried by', check.reportedBy],
    ['Topics', check.topics.join(', ')],
    [
      'Same fact as',
      joined(
        context.sameFactAs(told).map((other) => claimLink(other, context)),
        ', '
      )
    ],
    ['Status', check.status === 'decided' ? null : plain(STATUS_WORDS[check.status])]
  ])
}

function speakerRuns({ claim }: ToldClaim, { input }: ReportContext): Runs | null {
  const person = claim.check.speakerRef === null ? undefined : input.desk.speaker.get(claim.check.speakerRef)
  const name = person?.name || claim.speaker
  if (name === '') return null
  const about = [person?.title, person?.organisation].filter((part) => part !== undefined && part !== '').join(', ')
  const written = person && claim.speaker !== '' && claim.speaker !== person.name ? ` (written “${claim.speaker}”)` : ''
  return [foreign(name), ...(about === '' ? [] : [{ text: ', ' }, foreign(about)]), foreign(written)]
}

function claimDate(date: ClaimDate | null): Runs | null {
  if (date === null) return null
  const said = date.words === '' ? [] : [{ text: '“' }, foreign(date.words), { text: '”' }]
  if (date.date === null) return [...said, { text: ' (not resolved)' }]
  return [{ text: dateWords(date.date) }, ...(said.length === 0 ? [] : [{ text: ', from ' }, ...said])]
}

/** A web address and its archived copy. */
export function address(url: string | null, archived: string | null): Runs | null {
  if (url === null && archived === null) return null
  return [
    ...(url === null ? [] : [foreign(url)]),
    ...(archived === null ? [] : [{ text: url === null ? 'archived at ' : ' – archived at ' }, foreign(archived)])
  ]
}
