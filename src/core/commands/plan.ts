import type { LibraryState } from '../model/library'
import { applyChanges } from './apply'
import { invertChanges } from './change'
import type { Change } from './change'
import type { Command } from './command'
import { CommandError } from './command-error'
import { planAnnotationsAdd, planAnnotationsRemove } from './plan-annotations'
import { planBookmarkUpdate } from './plan-bookmarks'
import { planCheckPut, planCheckRemove, planClaimTime } from './plan-check'
import { planDeskPut, planDeskRemove } from './plan-desk'
import {
  planArticleAdd,
  planArticleBin,
  planArticleNote,
  planArticleSegments,
  planArticleStatus,
  planArticleUpdate
} from './plan-library'
import { planRelationUpdate } from './plan-relations'
import { planArticleRevise } from './plan-revise'
import { planSchemePut, planSchemeRemove } from './plan-scheme'
import { planClaimUpdate, planDocumentLabelUpdate, planSpanUpdate } from './plan-updates'
import type { PlanContext, PlanView } from './view'

/** Positions are of one text: what was selected in a version that was replaced meanwhile would lie elsewhere. */
function requireSameText(view: PlanView, command: Command): void {
  if (!('revision' in command) || command.revision === undefined) return
  const article = view.article(command.article)
  if (!article || article.text.revision === command.revision) return
  throw new CommandError('text-changed', 'The article has a new version. Select the passage in it again.', {
    article: article.id
  })
}

/**
 * What a command would change. Reads only; the view must hold what `layersNeeded` and `textsNeeded` name.
 *
 * @returns the changes, empty when everything is as the command wants it already
 * @throws CommandError when the command cannot be carried out
 */
export function planCommand(view: PlanView, command: Command, context: PlanContext): Change[] {
  requireSameText(view, command)
  switch (command.type) {
    case 'annotations.add':
      return planAnnotationsAdd(view, command, context)
    case 'annotations.remove':
      return planAnnotationsRemove(view, command, context)
    case 'span.update':
      return planSpanUpdate(view, command, context)
    case 'claim.update':
      return planClaimUpdate(view, command, context)
    case 'article.add':
      return planArticleAdd(view, command)
    case 'article.update':
      return planArticleUpdate(view, command)
    case 'article.status':
      return planArticleStatus(view, command)
    case 'article.bin':
      return planArticleBin(view, command, context)
    case 'scheme.put':
      return planSchemePut(view, command, context)
    case 'scheme.remove':
      return planSchemeRemove(view, command)
    case 'documentLabel.update':
      return planDocumentLabelUpdate(view, command, context)
    case 'relation.update':
      return planRelationUpdate(view, command, context)
    case 'bookmark.update':
      return planBookmarkUpdate(view, command, context)
    case 'article.segments':
      return planArticleSegments(view, command)
    case 'article.note':
      return planArticleNote(view, command)
    case 'check.put':
      return planCheckPut(view, command, context)
    case 'check.remove':
      return planCheckRemove(view, command, context)
    case 'claim.time':
      return planClaimTime(view, command)
    case 'desk.put':
      return planDeskPut(view, command, context)
    case 'desk.remove':
      return planDeskRemove(view, command)
    case 'article.revise':
      return planArticleRevise(view, command, context)
  }
}

/** The effect of a command: what it changed, and the changes that take it back. */
export interface Executed {
  readonly changes: readonly Change[]
  readonly inverse: readonly Change[]
}

/**
 * Plans a command and applies it to the state in place. On CommandError the state is untouched.
 *
 * @returns the changes made and their inverse; `applyChanges(state, inverse)` restores the state exactly
 */
export function executeCommand(state: LibraryState, view: PlanView, command: Command, context: PlanContext): Executed {
  const changes = planCommand(view, command, context)
  applyChanges(state, changes)
  return { changes, inverse: invertChanges(changes) }
}
