import { missingFinder } from '../../core/labels/missing-attributes'
import { compareSpans, spanQuote } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'
import type { ActionContext } from './action-context'
import type { InspectorTarget } from './inspector-focus'
import { schemesOf } from './plan-view'
import { quoted } from './quoted'
import { labelById, selectReadOnly, selectSelectedSpan } from './selectors'
import { rememberTextPlace } from './text-place'
import type { TextPlace } from './text-place'
import type { ViewActions } from './view-actions'
import type { InspectorTab } from './workbench-state'

/** Filling in what is asked about highlights and labels, and going between the text and the inspector for it. */
export interface AttributeActions {
  /** Has the inspector show something and put the focus on it; the place in the text is kept for the way back. */
  readonly focusInspector: (tab: InspectorTab, target: InspectorTarget) => void
  /** The inspector calls this when it has put the focus where it was wanted. */
  readonly inspectorFocused: () => void
  /** Back to the text, with the caret or selection that was there before. */
  readonly returnToText: () => void
  /** How many required attributes of a record have no value. */
  readonly countMissing: (of: 'span' | 'documentLabel', record: string) => number
  /** Asks for the required attributes of a record that have no value; false when there are none. */
  readonly askMissing: (of: 'span' | 'documentLabel', record: string) => boolean
  /** To the attributes of the selected highlight. */
  readonly openAttributes: () => void
  readonly openNote: () => void
  readonly openTags: () => void
  /** Selects the next (1) or previous (-1) highlight with a missing attribute and asks for it. */
  readonly goToMissing: (direction: 1 | -1) => void
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

export function createAttributeActions({ store }: ActionContext, view: ViewActions): AttributeActions {
  const { getState, setState } = store
  let place: TextPlace | null = null
  /** The inspector is not there in focus mode; the mode comes back with the return to the text. */
  let wasFocusMode = false
  let turns = 0

  function focusInspector(tab: InspectorTab, target: InspectorTarget): void {
    // Going from one field to another must not forget the text.
    const isInText = !(document.activeElement?.closest('[data-region="inspector"]') ?? null)
    if (isInText) place = rememberTextPlace()
    if (getState().focusMode) wasFocusMode = true
    turns += 1
    setState({ page: 'annotate', inspectorTab: tab, focusMode: false, inspectorFocus: { turn: turns, target } })
  }

  function missingOf(of: 'span' | 'documentLabel', record: string): number {
    const { open, app } = getState()
    const found = of === 'span' ? open?.layer.spans.get(record) : open?.layer.documentLabels.get(record)
    return found ? missingFinder(schemesOf(app))(found).length : 0
  }

  function askMissing(of: 'span' | 'documentLabel', record: string): boolean {
    if (missingOf(of, record) === 0 || selectReadOnly(getState())) return false
    focusInspector(of === 'span' ? 'claim' : 'article', { kind: 'attributes', of, record, missingOnly: true })
    return true
  }

  /** The selected highlight; null after saying that there is none. */
  function selected(): Span | null {
    const span = selectSelectedSpan(getState())
    if (!span) view.announce('Select a highlight first.')
    return span
  }

  return {
    focusInspector,
    inspectorFocused: () => setState({ inspectorFocus: null }),
    returnToText() {
      if (wasFocusMode) setState({ focusMode: true })
      wasFocusMode = false
      view.focusReader()
      place?.restore()
      place = null
    },
    countMissing: missingOf,
    askMissing,
    openAttributes() {
      const span = selected()
      if (!span) return
      const label = labelById(getState(), span.label)
      if ((label?.attributes.length ?? 0) === 0 && Object.keys(span.attributes).length === 0) {
        return view.announce(`${label?.name ?? span.label} asks for no attributes.`)
      }
      focusInspector('claim', { kind: 'attributes', of: 'span', record: span.id, missingOnly: false })
    },
    openNote() {
      const span = selected()
      if (span) focusInspector('claim', { kind: 'note', record: span.id })
    },
    openTags() {
      const span = selected()
      if (span) focusInspector('claim', { kind: 'tags', record: span.id })
    },
    goToMissing(direction) {
      const { open, app } = getState()
      if (!open) return view.announce('Open an article first.')
      const missing = missingFinder(schemesOf(app))
      const inOrder = [...open.layer.spans.values()].sort(compareSpans)
      const asking = inOrder.filter((span) => missing(span).length > 0)
      if (asking.length === 0) return view.announce('No highlight of this article has a missing attribute.')
      const from = selectSelectedSpan(getState())
      const place = view.reader()?.place() ?? 0
      const here = from ?? { id: '', ranges: [{ start: place, end: place }] }
      const isPast = (span: Span) => (compareSpans(span, here) || 0) * direction > 0
      const found = direction > 0 ? (asking.find(isPast) ?? asking[0]) : (asking.findLast(isPast) ?? asking.at(-1))
      if (!found) return
      view.selectSpan(found.id, { reveal: true })
      const name = labelById(getState(), found.label)?.name ?? found.label
      const count = counted(missing(found).length, 'attribute')
      view.announce(
        `${name} ${quoted(spanQuote(found))}: ${count} missing. Highlight ${asking.indexOf(found) + 1} of ${asking.length} with missing ones.`
      )
      askMissing('span', found.id)
    }
  }
}
