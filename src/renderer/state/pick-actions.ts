import { spanQuote } from '../../core/model/annotation'
import type { ActionContext } from './action-context'
import type { AnnotationActions } from './annotation-actions'
import { FIND_CLOSED } from './find-state'
import type { LabelPick } from './pick-state'
import { labelById, selectReadOnly, selectSelectedSpan } from './selectors'
import type { ViewActions } from './view-actions'
import type { Box } from './window-box'

/** Why highlights at a place are told of; see the reader. */
export type StackCause = 'rest' | 'click' | 'caret' | 'ask'

/** What is done with a label that was picked: put it on the selection, or go to the next or previous highlight of it. */
export type LabelUse = 'apply' | 1 | -1

/** Picking a label by typing its name, and a highlight out of those at one place. */
export interface PickActions {
  readonly openLabelPicker: (mode: LabelPick['mode'], direction?: 1 | -1) => void
  /** Closes the list of labels; the reader gets the focus back. */
  readonly closeLabelPicker: () => void
  readonly pickLabel: (label: string, use: LabelUse) => Promise<void>
  /** Several highlights lie at a place, the innermost first; none any more: `[]`. */
  readonly tellStack: (ids: readonly string[], anchor: Box | null, cause: StackCause) => void
  readonly closeStack: () => void
  readonly pickFromStack: (id: string) => void
  /** Closes the topmost thing that lies about the text (a list of highlights, the find bar); false if none does. */
  readonly closeAside: () => boolean
}

export function createPickActions(
  { store }: ActionContext,
  view: ViewActions,
  annotation: AnnotationActions
): PickActions {
  const { getState, setState } = store

  /** The words that a label would be put on; null after saying why there are none. */
  function wordsToLabel(): string | null {
    const state = getState()
    if (selectReadOnly(state)) {
      view.announce('This library can be read but not changed.')
      return null
    }
    const selection = view.currentSelection()
    if (selection && state.open) return state.open.text.slice(selection.start, selection.end).trim()
    const span = selectSelectedSpan(state)
    if (span) return spanQuote(span)
    view.announce('Select some text first, or a highlight.')
    return null
  }

  function closeStack(): void {
    const { stackPick } = getState()
    if (stackPick === null) return
    // Whoever went on to another part of the window is not called back.
    const hadFocus = stackPick.hasFocus && (document.activeElement?.closest('[role="menu"]') ?? null) !== null
    setState({ stackPick: null })
    if (hadFocus) view.focusReader()
  }

  return {
    openLabelPicker(mode, direction = 1) {
      if (!getState().open) return view.announce('Open an article first.')
      const quote = mode === 'apply' ? wordsToLabel() : ''
      if (quote === null) return
      setState({ labelPick: { mode, direction, quote, anchor: view.reader()?.anchor() ?? null }, stackPick: null })
    },
    closeLabelPicker() {
      if (getState().labelPick === null) return
      setState({ labelPick: null })
      view.focusReader()
    },
    async pickLabel(label, use) {
      setState({ labelPick: null })
      view.focusReader()
      if (use === 'apply') await annotation.applyLabel(label)
      else if (labelById(getState(), label)) view.reader()?.goToLabel(label, use)
    },
    tellStack(ids, anchor, cause) {
      view.setStack(ids)
      const isShown = ids.length > 1 && (cause === 'rest' || cause === 'ask')
      setState({ stackPick: isShown ? { ids, anchor, hasFocus: cause === 'ask' } : null })
    },
    closeStack,
    pickFromStack(id) {
      const { stack } = getState()
      closeStack()
      view.selectSpan(id)
      view.setStack(stack)
      const span = selectSelectedSpan(getState())
      if (span) view.announce(`${labelById(getState(), span.label)?.name ?? span.label}: ${spanQuote(span)}`)
    },
    closeAside() {
      const { stackPick, find } = getState()
      if (stackPick) {
        closeStack()
        return true
      }
      if (!find.isOpen) return false
      // Not as the bar closes itself: whatever is selected in the text by now stays selected.
      setState({ find: FIND_CLOSED })
      view.announce('Find bar closed')
      return true
    }
  }
}
