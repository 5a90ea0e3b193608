import type { MatchChoice } from '../../api/match-params'
import { CallError } from '../../api/envelope'
import type { MatchProblem, MatchReport } from '../../api/views'
import type { Command } from '../../core/commands/command'
import { findLabel } from '../../core/model/scheme'
import type { Label } from '../../core/model/scheme'
import type { TextRange } from '../../core/model/text-range'
import { quoteOf } from '../../core/text/quote'
import { hashOfWords } from './match-job'
import type { ArticleMatches, MatchJob } from './match-job'
import { labelledMatches } from './match-rows'

const QUERY_LENGTH = 40

export interface CommitRequest {
  readonly label: string
  readonly chosen: MatchChoice
  readonly skipLabelled: boolean
}

function requireLabel({ library }: MatchJob, id: string): Label {
  for (const scheme of library.store.state.schemes.values()) {
    const label = findLabel(scheme, id)
    if (label) return label
  }
  throw new CallError('unknown-label', 'That label is not there any more. Choose another one.', { label: id })
}

/** Why the matches of an article cannot be highlighted any more, in words; null when they can. */
async function whyNot({ library }: MatchJob, { article: id, places, textHash, wordsHash }: ArticleMatches) {
  const article = library.store.state.articles.get(id)
  if (!article || article.binnedAt !== null) return 'It was removed after the search.'
  // Frozen texts do not change; should this one have, its words are no longer what was ticked.
  if (article.text.sha256 === textHash && hashOfWords(await library.engine.readText(id), places) === wordsHash)
    return null
  return 'Its text is not what was searched. Search again.'
}

async function commandFor(
  { library }: MatchJob,
  article: string,
  places: readonly TextRange[],
  label: Label,
  ids: () => string
): Promise<Command> {
  const text = await library.engine.readText(article)
  const spans = places.map((place) => ({
    id: ids(),
    ranges: [place],
    quotes: [quoteOf(text, place)],
    label: label.id
  }))
  const claims = label.role === 'claim' ? spans.map((span) => ({ id: ids(), spans: [span.id] })) : []
  // The places are tidy already; the planner compares the quotes with the text once more.
  return { type: 'annotations.add', article, spans, claims, documentLabels: [], edges: 'exact', origin: 'human' }
}

function nameOf(count: number, words: string, label: Label): string {
  const characters = Array.from(words.replace(/\s+/g, ' ').trim())
  const shown =
    characters.length > QUERY_LENGTH ? `${characters.slice(0, QUERY_LENGTH - 1).join('')}…` : characters.join('')
  return `Highlight ${count} ${count === 1 ? 'match' : 'matches'} of “${shown}” as ${label.name}`
}

/**
 * Highlights chosen matches: one command, one undo. Articles that went away since the search are reported and left out.
 *
 * @throws CallError `unknown-label`, `read-only` and what else the engine throws; then nothing was changed
 */
export async function commitMatches(job: MatchJob, request: CommitRequest, ids: () => string): Promise<MatchReport> {
  const { library } = job
  if (library.store.readOnly) throw new CallError('read-only', library.store.readOnly.message)
  const label = requireLabel(job, request.label)
  const named = new Set(request.chosen.matches)
  const labelled = new Set(request.skipLabelled ? await labelledMatches(job, label.id) : [])
  const isChosen = (match: number) => named.has(match) === (request.chosen.mode === 'only')
  const problems: MatchProblem[] = []
  const commands: Command[] = []
  let highlights = 0
  let alreadyLabelled = 0
  for (const matches of job.found) {
    const chosen = matches.places.filter((_, index) => {
      if (!isChosen(matches.from + index)) return false
      if (!labelled.has(matches.from + index)) return true
      alreadyLabelled += 1
      return false
    })
    if (chosen.length === 0) continue
    const reason = await whyNot(job, matches)
    if (reason !== null) {
      problems.push({ article: matches.article, title: matches.title, message: reason })
      continue
    }
    commands.push(await commandFor(job, matches.article, chosen, label, ids))
    highlights += chosen.length
  }
  const report = { highlights, articles: commands.length, alreadyLabelled, problems }
  if (commands.length === 0) return { ...report, seq: null, label: null }
  const committed = await library.engine.runGroup(commands, nameOf(highlights, job.request.query.words, label))
  return { ...report, seq: committed.seq, label: committed.label }
}
