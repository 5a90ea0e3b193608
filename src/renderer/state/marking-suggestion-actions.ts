import { v7 as uuid } from 'uuid'
import { quoteOf } from '../../core/text/quote'
import { CANDIDATE_MODEL, readableReason } from '../../core/suggest/candidates/candidate'
import type { Candidate } from '../../core/suggest/candidates/candidate'
import type { ActionContext } from './action-context'
import { counted } from './attribute-actions'
import type { CommandActions } from './command-actions'
import { acceptPassage, claimLabel, scoreWords } from './marking-claims'
import type { AcceptedPassage } from './marking-claims'
import { isTextShown, shownReading, shownSuggestions, suggestionAtHand } from './marking-session'
import { SUGGESTION_LEVELS, storeLevel } from './marking-state'
import type { MarkingState, SuggestionLevel } from './marking-state'
import { suggestionFrom, suggestionKey } from './marking-suggestions'
import { deskOf, schemesOf } from './plan-view'
import { quoted } from './quoted'
import type { SessionActions } from './session-actions'
import type { ViewActions } from './view-actions'

/** Suggestions of passages that may be worth a claim: walked, accepted, rejected. */
export interface SuggestionActions {
  /** The suggestion that one is at, or null. */
  readonly currentSuggestion: () => Candidate | null
  /** Whether Tab goes to suggestions: not when there are none, and not after the last one or Escape. */
  readonly mayWalkSuggestions: () => boolean
  readonly goToSuggestion: (direction: 1 | -1) => void
  /** The suggestion at an offset of the shown text (UTF-16 code units) becomes the one that one is at. */
  readonly takeSuggestionAt: (offset: number) => void
  /** Makes it a claim; with `edit` the claim is then written. */
  readonly acceptSuggestion: (edit: boolean) => Promise<void>
  readonly rejectSuggestion: () => Promise<void>
  /** Lets go of it, and of Tab. @returns whether one was at any */
  readonly leaveSuggestions: () => boolean
  /** The text has got the focus: Tab goes to suggestions again. */
  readonly enterText: () => void
  readonly setSuggestionLevel: (level: SuggestionLevel) => void
}

export const LEVEL_NAMES: Readonly<Record<SuggestionLevel, string>> = { all: 'All', likely: 'Likely', none: 'None' }

/** What is used of the session's actions. */
export type SessionSteps = Pick<SessionActions, 'goToClaim' | 'goToSessionArticle' | 'setSessionUi'>

export function createSuggestionActions(
  { store }: ActionContext,
  view: ViewActions,
  commands: CommandActions,
  session: SessionSteps
): SuggestionActions {
  const { getState, setState } = store
  const put = (patch: Partial<MarkingState>): void => setState((state) => ({ marking: { ...state.marking, ...patch } }))

  function goTo(index: number): void {
    const shown = shownSuggestions(getState())
    const candidate = shown[index]
    if (!candidate) return
    put({ suggestion: suggestionKey(candidate) })
    const { start } = candidate
    view.reveal(candidate)
    view.reader()?.select({ start, end: start })
    const why = candidate.reasons.map(readableReason).join('; ')
    view.announce(
      `Suggestion ${index + 1} of ${shown.length}: ${quoted(candidate.quote)}. ${why}. ${sentence(scoreWords(candidate.score))}`
    )
  }

  return {
    currentSuggestion: () => suggestionAtHand(getState())?.candidate ?? null,
    mayWalkSuggestions() {
      const state = getState()
      return isTextShown(state) && !state.marking.tabLeaves && shownSuggestions(state).length > 0
    },
    goToSuggestion(direction) {
      const shown = shownSuggestions(getState())
      const at = { key: getState().marking.suggestion, offset: view.reader()?.caret() ?? 0 }
      const next = suggestionFrom(shown, at, direction)
      if (next >= 0) return goTo(next)
      put({ suggestion: null, tabLeaves: true })
      view.announce(
        direction > 0
          ? `No suggestion further on, of ${shown.length}. Tab now leaves the text.`
          : `No suggestion before this, of ${shown.length}. Shift Tab now leaves the text.`
      )
    },
    takeSuggestionAt(offset) {
      const { marking } = getState()
      const found = shownSuggestions(getState()).find(({ start, end }) => start <= offset && offset < end)
      const key = found ? suggestionKey(found) : null
      if (key !== marking.suggestion) put({ suggestion: key })
    },
    async acceptSuggestion(edit) {
      const at = suggestionAtHand(getState())
      const { open, app } = getState()
      const reading = shownReading(getState())
      const label = claimLabel(schemesOf(app))
      if (!at || !open || !reading) return
      if (label === null) {
        view.toast({
          severity: 'error',
          message: 'No label of the scheme makes a claim. Add one in the label schemes.'
        })
        return
      }
      const { candidate, of } = at
      const ids = { span: uuid(), claim: uuid() }
      const accepted: AcceptedPassage = {
        text: open.text,
        reading,
        passage: candidate,
        candidate,
        edited: edit,
        label,
        ids,
        people: [...deskOf(app).speaker.values()]
      }
      const committing = commands.run(acceptPassage(accepted))
      if (getState().open?.layer.claims.has(ids.claim)) {
        put({ suggestion: null })
        view.clearText()
        await session.goToClaim({ article: open.article.id, claim: ids.claim })
        const { start } = candidate
        view.reader()?.select({ start, end: start })
        view.announce(`Claim: ${quoted(candidate.quote)}. ${counted(of - 1, 'suggestion')} left`)
        if (edit) session.setSessionUi({ drawer: null, focus: 'normalized' })
      }
      await committing
    },
    async rejectSuggestion() {
      const at = suggestionAtHand(getState())
      const { open } = getState()
      if (!at || !open) return
      const { start, end, quote, reasons } = at.candidate
      const range = { start, end }
      const id = uuid()
      const committing = commands.run({
        type: 'check.put',
        article: open.article.id,
        marks: [
          {
            id,
            kind: 'suggestion-rejected',
            range,
            quote: quoteOf(open.text, range),
            rule: reasons[0]?.rule ?? CANDIDATE_MODEL,
            reason: ''
          }
        ]
      })
      if (getState().open?.layer.marks.has(id)) {
        put({ suggestion: null })
        view.announce(`Rejected: ${quoted(quote)}. ${counted(shownSuggestions(getState()).length, 'suggestion')} left`)
      }
      await committing
    },
    leaveSuggestions() {
      if (!isTextShown(getState())) return false
      const wasAt = suggestionAtHand(getState()) !== null
      put({ suggestion: null, tabLeaves: true })
      if (wasAt) view.announce('No suggestion is chosen. Tab now leaves the text.')
      return wasAt
    },
    enterText() {
      if (getState().marking.tabLeaves) put({ tabLeaves: false })
    },
    setSuggestionLevel(level) {
      if (!SUGGESTION_LEVELS.includes(level)) return
      storeLevel(level)
      put({ level })
      view.announce(`Suggestions: ${LEVEL_NAMES[level]}. ${counted(shownSuggestions(getState()).length, 'suggestion')}`)
    }
  }
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
