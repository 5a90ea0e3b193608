import type { ActionContext } from './action-context'
import { createAnnotationActions } from './annotation-actions'
import type { AnnotationActions } from './annotation-actions'
import { createCommandActions } from './command-actions'
import type { CommandActions } from './command-actions'
import { createDisplayActions } from './display-actions'
import type { DisplayActions } from './display-actions'
import { createFindActions } from './find-actions'
import type { FindActions } from './find-actions'
import { createLibraryActions } from './library-actions'
import type { LibraryActions } from './library-actions'
import { Ledger } from './ledger'
import { createMatchActions } from './match-actions'
import type { MatchActions } from './match-actions'
import { Optimism } from './optimism'
import { createPickActions } from './pick-actions'
import type { PickActions } from './pick-actions'
import { createRangeActions } from './range-actions'
import type { RangeActions } from './range-actions'
import { createViewActions } from './view-actions'
import type { ViewActions } from './view-actions'

/** Everything that can be done to a workbench. None of it rejects: what goes wrong is said in a toast. */
export type Actions = ViewActions &
  LibraryActions &
  CommandActions &
  AnnotationActions &
  RangeActions &
  FindActions &
  MatchActions &
  DisplayActions &
  PickActions

export function createActions(given: Omit<ActionContext, 'ledger' | 'optimism'>): Actions {
  const context: ActionContext = { ...given, ledger: new Ledger(), optimism: new Optimism() }
  const view = createViewActions(context)
  const library = createLibraryActions(context, view)
  const commands = createCommandActions(context, view, library)
  const annotation = createAnnotationActions(context, view, commands)
  const find = createFindActions(context, view)
  return {
    ...view,
    ...library,
    ...commands,
    ...annotation,
    ...createRangeActions(context, view, commands),
    ...createPickActions(context, view, annotation),
    ...find,
    ...createMatchActions(context, view, library, find, commands),
    ...createDisplayActions(context, view)
  }
}
