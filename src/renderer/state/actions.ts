import type { ActionContext } from './action-context'
import { createAnnotationActions } from './annotation-actions'
import type { AnnotationActions } from './annotation-actions'
import { createAttributeActions } from './attribute-actions'
import type { AttributeActions } from './attribute-actions'
import { createBookmarkActions } from './bookmark-actions'
import type { BookmarkActions } from './bookmark-actions'
import { createCommandActions } from './command-actions'
import type { CommandActions } from './command-actions'
import { createDisplayActions } from './display-actions'
import type { DisplayActions } from './display-actions'
import { createFindActions } from './find-actions'
import type { FindActions } from './find-actions'
import { createHistoryActions } from './history-actions'
import type { HistoryActions } from './history-actions'
import { createLibraryActions } from './library-actions'
import type { LibraryActions } from './library-actions'
import { Ledger } from './ledger'
import { createMarkingActions } from './marking-actions'
import type { MarkingActions } from './marking-actions'
import { createMatchActions } from './match-actions'
import type { MatchActions } from './match-actions'
import { Optimism } from './optimism'
import { createPartActions } from './part-actions'
import type { PartActions } from './part-actions'
import { createPickActions } from './pick-actions'
import type { PickActions } from './pick-actions'
import { createRangeActions } from './range-actions'
import type { RangeActions } from './range-actions'
import { createRelationActions } from './relation-actions'
import type { RelationActions } from './relation-actions'
import { createSearchActions } from './search-actions'
import type { SearchActions } from './search-actions'
import { createSchemeActions } from './scheme-actions'
import type { SchemeActions } from './scheme-actions'
import { createVersionActions } from './version-actions'
import type { VersionActions } from './version-actions'
import { createSessionActions } from './session-actions'
import { createSessionClaimActions } from './session-claim-actions'
import type { SessionClaimActions } from './session-claim-actions'
import type { SessionActions } from './session-actions'
import { createViewActions } from './view-actions'
import type { ViewActions } from './view-actions'

/** Everything that can be done to a workbench. None of it rejects: what goes wrong is said in a toast. */
export type Actions = ViewActions &
  LibraryActions &
  CommandActions &
  AnnotationActions &
  AttributeActions &
  BookmarkActions &
  HistoryActions &
  RangeActions &
  RelationActions &
  SchemeActions &
  FindActions &
  SearchActions &
  MatchActions &
  DisplayActions &
  PartActions &
  VersionActions &
  SessionActions &
  SessionClaimActions &
  MarkingActions &
  PickActions

export function createActions(given: Omit<ActionContext, 'ledger' | 'optimism'>): Actions {
  const context: ActionContext = { ...given, ledger: new Ledger(), optimism: new Optimism() }
  const view = createViewActions(context)
  const library = createLibraryActions(context, view)
  const commands = createCommandActions(context, view, library)
  const attributes = createAttributeActions(context, view)
  const annotation = createAnnotationActions(context, view, commands, attributes)
  const find = createFindActions(context, view)
  const search = createSearchActions(context, view, library)
  const session = createSessionActions(context, view, library, commands)
  return {
    ...view,
    ...library,
    ...commands,
    ...annotation,
    ...attributes,
    ...createBookmarkActions(context, view, commands, attributes),
    ...createHistoryActions(context, view, library, commands, attributes),
    ...createRangeActions(context, view, commands),
    ...createSchemeActions(context, view, commands),
    ...createPartActions(context, view, commands),
    ...createVersionActions(context, view, library, commands),
    ...session,
    ...createSessionClaimActions(context, view, session),
    ...createMarkingActions(context, view, commands, session),
    ...createPickActions(context, view, annotation),
    ...find,
    ...search,
    ...createRelationActions(context, view, library, commands, search),
    ...createMatchActions(context, view, library, find, commands),
    ...createDisplayActions(context, view)
  }
}
