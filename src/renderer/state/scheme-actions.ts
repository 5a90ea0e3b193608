import { v7 as uuid } from 'uuid'
import type { ClientCommand } from '../../core/commands/command'
import { startDraft, commandOfDraft } from '../../core/labels/scheme-draft'
import { addLabel } from '../../core/labels/scheme-label-edits'
import { spanQuote } from '../../core/model/annotation'
import { snapToUnits } from '../../core/text/text-units'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { quoted } from './quoted'
import { selectSchemes } from './scheme-selectors'
import { storeChosenSchemes, storeGuidelineShown } from './scheme-state'
import { selectLibrary, selectReadOnly, selectScheme, selectSelectedSpan } from './selectors'
import type { ViewActions } from './view-actions'

/** Which scheme is worked with, what of it is shown, and labels made while reading. */
export interface SchemeActions {
  /** Works with another scheme of the library; this window remembers it. */
  readonly chooseScheme: (scheme: string) => void
  /** Hides or shows the highlights of labels in this window, and says so; `what` names them. */
  readonly setLabelsHidden: (labels: readonly string[], hidden: boolean, what: string) => void
  readonly showAllLabels: () => void
  readonly toggleGuideline: () => void
  /** Opens the editor, with a scheme or with the one in use. */
  readonly openSchemeEditor: (scheme?: string) => void
  /** Asks for a new label for what is selected. */
  readonly beginLabelMaking: () => void
  readonly endLabelMaking: () => void
  /**
   * Adds a label to the scheme in use and puts it on what was selected: one action, one undo.
   *
   * @returns false when it failed; a toast says why
   * @throws DraftProblem when there can be no such label
   */
  readonly makeLabel: (given: { name: string; hue: number; key: string | null }) => Promise<boolean>
}

export function createSchemeActions(
  { store }: ActionContext,
  view: ViewActions,
  commands: CommandActions
): SchemeActions {
  const { getState, setState } = store

  function labelMakingCommand(label: string): ClientCommand | null {
    const { open, labelMaking, snap } = getState()
    if (!open || !labelMaking || open.article.id !== labelMaking.article) return null
    const { range, span } = labelMaking
    if (range) {
      const { start, end } = snapToUnits(open.text, range, snap, open.article.language)
      return {
        type: 'annotations.add',
        article: open.article.id,
        spans: [{ id: uuid(), ranges: [{ start, end }], label }],
        claims: [],
        documentLabels: [],
        edges: 'tidy',
        origin: 'human'
      }
    }
    if (span === null) return null
    return { type: 'span.update', article: open.article.id, spans: [span], patch: { label }, claims: [] }
  }

  return {
    chooseScheme(id) {
      const library = selectLibrary(getState())
      const scheme = selectSchemes(getState()).find((each) => each.id === id)
      if (!library || !scheme) return
      const chosenSchemes = { ...getState().chosenSchemes, [library.id]: id }
      storeChosenSchemes(chosenSchemes)
      setState({ chosenSchemes })
      view.announce(`Working with the scheme ${scheme.name}`)
    },
    setLabelsHidden(labels, hidden, what) {
      const hiddenLabels = new Set(getState().hiddenLabels)
      for (const label of labels) {
        if (hidden) hiddenLabels.add(label)
        else hiddenLabels.delete(label)
      }
      setState({ hiddenLabels })
      const selected = selectSelectedSpan(getState())
      if (selected && hiddenLabels.has(selected.label)) view.selectSpan(null)
      view.announce(hidden ? `Highlights of ${what} are hidden` : `Highlights of ${what} are shown`)
    },
    showAllLabels() {
      setState({ hiddenLabels: new Set() })
      view.announce('All highlights are shown')
    },
    toggleGuideline() {
      const guidelineShown = !getState().guidelineShown
      storeGuidelineShown(guidelineShown)
      setState({ guidelineShown })
      view.announce(guidelineShown ? 'Guideline shown beside the text' : 'Guideline hidden')
    },
    openSchemeEditor(scheme) {
      if (getState().app?.phase !== 'ready') return
      setState({ dialog: 'schemes', editedScheme: scheme ?? null })
    },
    beginLabelMaking() {
      const state = getState()
      const { open } = state
      if (selectReadOnly(state)) return view.announce('This library can be read but not changed.')
      if (!open) return view.announce('Open an article first.')
      const range = view.currentSelection()
      const span = selectSelectedSpan(state)
      if (!range && !span) return view.announce('Select some text first, or a highlight.')
      const words = range ? open.text.slice(range.start, range.end) : span ? spanQuote(span) : ''
      const labelMaking = { article: open.article.id, range, span: range ? null : (span?.id ?? null), words }
      setState({ dialog: 'new-label', labelMaking })
    },
    endLabelMaking: () => setState({ dialog: null, labelMaking: null }),
    async makeLabel({ name, hue, key }) {
      const scheme = selectScheme(getState())
      if (!scheme) return false
      const id = uuid()
      const draft = addLabel(startDraft(scheme), { id, name, hue, key }, { parent: null })
      const label = draft.scheme.labels.find((each) => each.id === id)?.name ?? name
      const putOn = labelMakingCommand(id)
      if (!putOn) {
        view.toast({ severity: 'error', message: 'What was selected is no longer there. Select it again.' })
        return false
      }
      const committed = await commands.runGroup(
        [commandOfDraft(draft), putOn],
        `Make the label ${label} for what was selected`
      )
      if (!committed) return false
      const made = committed.changes.find((change) => change.table === 'span')
      view.clearSelection()
      if (made?.table === 'span' && made.after) {
        view.selectSpan(made.id)
        view.announce(`Made the label ${label} and highlighted ${quoted(spanQuote(made.after))}`)
      }
      return true
    }
  }
}
