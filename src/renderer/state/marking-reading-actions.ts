import { v7 as uuid } from 'uuid'
import { quoteOf } from '../../core/text/quote'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { explainError } from './explain-error'
import { acceptPassage, claimLabel } from './marking-claims'
import type { Warning } from './marking-lints'
import type { AskedReading } from './marking-state'
import type { SessionSteps } from './marking-suggestion-actions'
import { deskOf, schemesOf } from './plan-view'
import { quoted } from './quoted'
import { selectSession } from './session-state'
import type { ViewActions } from './view-actions'
import type { WorkbenchState } from './workbench-state'

/** What rules find in the texts of a session, and what is done about their warnings. */
export interface ReadingActions {
  /** Has an article of the session read, unless that was done for its text as it is; `again` also after a failure. */
  readonly readArticle: (article: string, again?: boolean) => Promise<void>
  readonly goToWarning: (warning: Warning) => Promise<void>
  readonly dismissWarning: (warning: Warning, reason: string) => Promise<void>
  /** Takes marks back: a dismissed warning, a rejected suggestion. */
  readonly takeMarkBack: (article: string, mark: string) => Promise<void>
  /** Makes a claim of the words a warning is about, with the clause around them where rules know it. */
  readonly claimOfWarning: (warning: Warning) => Promise<void>
}

/** By everything that a reading depends on. */
export function readingKey(state: WorkbenchState, article: string): string | null {
  const document = state.bench.get(article)
  if (!document || document.isStale) return null
  const { segments, language, publishedAt, text } = document.article
  const people = [...deskOf(state.app).speaker.values()].map(({ id, updatedAt }) => [id, updatedAt])
  const asOf = selectSession(state)?.asOf ?? null
  return JSON.stringify([text.revision, language, publishedAt, asOf, segments, people])
}

export function createReadingActions(
  { store, client }: ActionContext,
  view: ViewActions,
  commands: CommandActions,
  session: SessionSteps
): ReadingActions {
  const { getState, setState } = store
  const put = (article: string, asked: AskedReading): void =>
    setState(({ marking }) => ({
      marking: { ...marking, readings: new Map(marking.readings).set(article, asked) }
    }))

  async function readArticle(article: string, again = false): Promise<void> {
    const key = readingKey(getState(), article)
    const known = getState().marking.readings.get(article)
    if (key === null || (known?.key === key && (known.state !== 'failed' || !again))) return
    // What was found in the text as it was stays until there is better.
    put(article, { key, state: 'waiting', reading: known?.reading ?? null, problem: '' })
    const isWanted = (): boolean => getState().marking.readings.get(article)?.key === key
    try {
      const reading = await client.call('session.reading', { article, asOf: selectSession(getState())?.asOf ?? null })
      if (isWanted()) put(article, { key, state: 'there', reading, problem: '' })
    } catch (error) {
      if (isWanted()) put(article, { key, state: 'failed', reading: null, problem: explainError(error) })
    }
  }

  return {
    readArticle,
    async goToWarning({ article, range, claim }) {
      if (claim !== null) return session.goToClaim({ article, claim })
      await session.goToSessionArticle(article)
      if (!range || getState().open?.article.id !== article) return
      // The reader of another article comes with the next frame.
      await new Promise(requestAnimationFrame)
      view.reveal(range)
      view.reader()?.select(range)
    },
    async dismissWarning({ article, rule, range, quote }, reason) {
      const document = getState().bench.get(article)
      if (!document || !range) return
      const mark = { id: uuid(), kind: 'lint-dismissed' as const, range, quote: quoteOf(document.text, range) }
      const done = await commands.run({ type: 'check.put', article, marks: [{ ...mark, rule, reason }] })
      if (done) view.announce(`Dismissed: ${quoted(quote)}`)
    },
    async takeMarkBack(article, mark) {
      const words = getState().bench.get(article)?.layer.marks.get(mark)?.quote.exact ?? ''
      if (await commands.run({ type: 'check.remove', article, marks: [mark] })) {
        view.announce(`Taken back: ${quoted(words)}`)
      }
    },
    async claimOfWarning({ article, range }) {
      const { app, bench, marking } = getState()
      const document = bench.get(article)
      const reading = marking.readings.get(article)?.reading
      const label = claimLabel(schemesOf(app))
      if (!document || !reading || !range || label === null) return
      const candidate = reading.candidates.find(({ start, end }) => start <= range.start && range.end <= end) ?? null
      const ids = { span: uuid(), claim: uuid() }
      const people = [...deskOf(app).speaker.values()]
      const given = { text: document.text, reading, passage: candidate ?? range, candidate, edited: false, label, ids }
      if (!(await commands.run(acceptPassage({ ...given, people })))) return
      await session.goToClaim({ article, claim: ids.claim })
      view.announce(`Claim: ${quoted(candidate?.quote ?? document.text.slice(range.start, range.end))}`)
    }
  }
}
