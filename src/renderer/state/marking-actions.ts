import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { createClaimUnionActions } from './marking-claim-actions'
import type { ClaimUnionActions } from './marking-claim-actions'
import { createClearActions } from './marking-clear-actions'
import type { ClearActions } from './marking-clear-actions'
import { createReadingActions } from './marking-reading-actions'
import type { ReadingActions } from './marking-reading-actions'
import { createSuggestionActions } from './marking-suggestion-actions'
import type { SessionSteps, SuggestionActions } from './marking-suggestion-actions'
import type { ViewActions } from './view-actions'

/** Marking the texts of a session: suggestions, what needs no check, claims taken apart and together, warnings. */
export type MarkingActions = SuggestionActions & ClearActions & ClaimUnionActions & ReadingActions

export function createMarkingActions(
  context: ActionContext,
  view: ViewActions,
  commands: CommandActions,
  session: SessionSteps
): MarkingActions {
  return {
    ...createSuggestionActions(context, view, commands, session),
    ...createClearActions(context, view, commands, session),
    ...createClaimUnionActions(context, view, commands, session),
    ...createReadingActions(context, view, commands, session)
  }
}
