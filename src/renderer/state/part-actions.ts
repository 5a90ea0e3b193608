import type { Segment } from '../../core/model/article'
import { decideProposals, excludedAt, excludeRange, restoreSegment } from '../../core/suggest/decide-segments'
import type { SegmentProposal } from '../../core/suggest/propose-segments'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { selectLibrary } from './selectors'
import type { ViewActions } from './view-actions'

/** What belongs to an article and what is left out of work. Nothing of the text is ever removed. */
export interface PartActions {
  /** Decides on parts that seem not to belong to the open article. */
  readonly decideParts: (proposals: readonly SegmentProposal[], excluded: boolean) => Promise<void>
  /** Goes to a part that is asked about. */
  readonly showPart: (proposal: SegmentProposal) => void
  /** Leaves the selected text out of work; without a selection, takes the part at the caret back in. */
  readonly togglePart: () => Promise<void>
}

export function createPartActions({ store }: ActionContext, view: ViewActions, commands: CommandActions): PartActions {
  const { getState } = store

  async function put(segments: readonly Segment[], said: string): Promise<void> {
    const { open } = getState()
    if (!open) return
    const committing = commands.run({
      type: 'article.segments',
      article: open.article.id,
      segments: segments.map((segment) => ({ ...segment }))
    })
    view.announce(said)
    await committing
  }
  const person = (): string => selectLibrary(getState())?.person.id ?? ''

  return {
    async decideParts(proposals, excluded) {
      const { open } = getState()
      if (!open || proposals.length === 0) return
      const parts = proposals.length === 1 ? '1 part' : `${proposals.length} parts`
      const said = excluded ? `Left ${parts} out of work. The text stays; X takes a part back in.` : `Kept ${parts}.`
      await put(decideProposals(open.article.segments, proposals, excluded, person()), said)
      view.focusReader()
    },
    showPart({ start, end, reason }) {
      view.reader()?.visit({ start, end })
      view.announce(reason)
    },
    async togglePart() {
      const { open } = getState()
      if (!open) return
      const { segments } = open.article
      const selection = view.currentSelection()
      if (selection) {
        const range = { start: selection.start, end: selection.end }
        view.clearSelection()
        return put(excludeRange(segments, range, person()), 'Left the selected text out of work.')
      }
      const part = excludedAt(segments, view.reader()?.caret() ?? -1)
      if (part) return put(restoreSegment(segments, part, person()), 'Took the part back in.')
      view.announce('Select text to leave it out of work, or go to a part that was left out.')
    }
  }
}
