import type { ImportChoice } from '../../../api/import-params'
import { CallError } from '../../../api/envelope'
import type { Article } from '../../../core/model/article'
import type { TextRange } from '../../../core/model/text-range'
import { decideProposals, excludeRange } from '../../../core/suggest/decide-segments'
import { proposeSegments } from '../../../core/suggest/propose-segments'
import type { BuiltArticle } from '../../library/build-article'
import { tailOf } from './describe-document'

/** What `metadataFrom` says of a value that a person gave. */
const BY_PERSON = 'you'

const FIELDS = ['title', 'byline', 'publisher', 'url', 'publishedAt', 'language'] as const

/** Leaves parts of the text out of the work, as it is done in the window: masked, and decided by the person. */
function leaveOut({ article, text }: BuiltArticle, wanted: NonNullable<ImportChoice['leaveOut']>, person: string) {
  const ranges: readonly TextRange[] =
    wanted === 'confident' ? tailOf(text).filter(({ preselected }) => preselected) : wanted
  if (ranges.length === 0) return article.segments
  const outside = ranges.find(({ end }) => end > text.length)
  if (outside) {
    throw new CallError(
      'invalid-range',
      `A part to be left out of “${article.title}” does not lie in its text. Look it over again.`
    )
  }
  const isChosen = (part: TextRange): boolean =>
    ranges.some(({ start, end }) => start === part.start && end === part.end)
  const proposals = proposeSegments(text)
  const byHand = ranges.filter(
    (range) => !proposals.some(({ start, end }) => start === range.start && end === range.end)
  )
  const decided = decideProposals(article.segments, proposals.filter(isChosen), true, person)
  return byHand.reduce((segments, { start, end }) => excludeRange(segments, { start, end }, person), decided)
}

/**
 * The article as a person wants it: values that were typed, and parts left out of the work.
 *
 * @throws CallError `invalid-range` for a part that does not lie in the text
 */
export function chosenArticle(built: BuiltArticle, choice: ImportChoice, person: string): Article {
  const { article } = built
  const typed = FIELDS.flatMap((field) => {
    const value = choice[field]
    return value === undefined || value === article[field] ? [] : [[field, value] as const]
  })
  return {
    ...article,
    ...Object.fromEntries(typed),
    metadataFrom: { ...article.metadataFrom, ...Object.fromEntries(typed.map(([field]) => [field, BY_PERSON])) },
    segments: leaveOut(built, choice.leaveOut ?? [], person)
  }
}
