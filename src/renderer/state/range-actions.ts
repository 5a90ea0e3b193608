import { moveSpanEdge, subtractRange } from '../../core/anchoring/edit-ranges'
import { spanQuote } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'
import type { TextRange } from '../../core/model/text-range'
import { snapToUnits, TEXT_UNITS } from '../../core/text/text-units'
import type { Edge } from '../../core/text/text-units'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { quoted } from './quoted'
import { selectSelectedSpan } from './selectors'
import { SNAP_NAMES, storeSnap } from './snap'
import type { ViewActions } from './view-actions'

/** Changing where the selected highlight lies. */
export interface RangeActions {
  /** Moves an outer edge by the snap's unit; `byWord` by a word whatever the snap is. */
  readonly moveEdge: (edge: Edge, direction: 1 | -1, byWord: boolean) => Promise<void>
  /** Gives a highlight the ranges that an edge was dragged to; sorted, disjoint, in UTF-16 code units. */
  readonly setEdge: (span: string, ranges: readonly TextRange[], edge: Edge) => Promise<void>
  /** Adds the selected text to the selected highlight: it may then have gaps. */
  readonly addToSelected: () => Promise<void>
  /** Takes the selected text out of the selected highlight. */
  readonly takeFromSelected: () => Promise<void>
  /** Goes on to the next unit that selections are widened to. */
  readonly cycleSnap: () => void
}

export function createRangeActions(
  { store }: ActionContext,
  view: ViewActions,
  commands: CommandActions
): RangeActions {
  const { getState, setState } = store

  async function setRanges(span: Span, ranges: readonly TextRange[], said: string): Promise<void> {
    const { open } = getState()
    if (!open) return
    const committing = commands.run({
      type: 'span.update',
      article: open.article.id,
      spans: [span.id],
      patch: { ranges: ranges.map(({ start, end }) => ({ start, end })) },
      claims: []
    })
    const shown = getState().open?.layer.spans.get(span.id)
    if (shown && shown !== span) view.announce(`${said}: ${quoted(spanQuote(shown))}`)
    await committing
  }

  /** The selected highlight and the selected text, or null after saying what is missing. */
  function bothSelected(): { readonly span: Span; readonly range: TextRange } | null {
    const { open, snap } = getState()
    const span = selectSelectedSpan(getState())
    const range = view.currentSelection()
    if (open && span && range) return { span, range: snapToUnits(open.text, range, snap, open.article.language) }
    view.announce(span ? 'Select some text first.' : 'Select a highlight first, then some text.')
    return null
  }

  return {
    async moveEdge(edge, direction, byWord) {
      const { open, snap } = getState()
      const span = selectSelectedSpan(getState())
      if (!open || !span) return view.announce('Select a highlight first.')
      const unit = byWord ? 'word' : snap
      const ranges = moveSpanEdge(open.text, span.ranges, edge, unit, direction, open.article.language)
      if (!ranges) return view.announce('It goes no further.')
      await setRanges(span, ranges, movedWords(edge))
    },
    async setEdge(id, ranges, edge) {
      const span = getState().open?.layer.spans.get(id)
      if (span) await setRanges(span, ranges, movedWords(edge))
    },
    async addToSelected() {
      const both = bothSelected()
      if (!both) return
      await setRanges(both.span, [...both.span.ranges, both.range], 'Added')
      view.clearText()
    },
    async takeFromSelected() {
      const both = bothSelected()
      if (!both) return
      const rest = subtractRange(both.span.ranges, both.range)
      if (rest.length === 0) return view.announce('Nothing would be left. Delete removes the highlight.')
      await setRanges(both.span, rest, 'Taken out')
      view.clearText()
    },
    cycleSnap() {
      const snap = TEXT_UNITS[(TEXT_UNITS.indexOf(getState().snap) + 1) % TEXT_UNITS.length] ?? 'character'
      storeSnap(snap)
      setState({ snap })
      view.announce(`Snap: ${SNAP_NAMES[snap]}`)
    }
  }
}

function movedWords(edge: Edge): string {
  return edge === 'start' ? 'Start moved' : 'End moved'
}
