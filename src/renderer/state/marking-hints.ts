import { useMemo } from 'react'
import type { Layer } from '../../core/model/library'
import type { TextRange } from '../../core/model/text-range'
import type { Lint } from '../../core/lint/lint'
import { unionOf } from '../../core/session/ranges'
import type { Candidate } from '../../core/suggest/candidates/candidate'
import { openLints } from './marking-lints'
import { isTextShown, shownReading, shownSuggestions } from './marking-session'
import type { Account } from './marking-state'
import { clearedRanges, suggestionKey } from './marking-suggestions'
import { useWorkbench } from './workbench'
import type { OpenDocument } from './workbench-state'

/** What of a fact-check is shown in a text that is no annotation; each list in order and without overlaps. */
export interface MarkingHints {
  readonly suggestions: readonly Candidate[]
  readonly current: number | null
  readonly warnings: readonly TextRange[]
  readonly cleared: readonly TextRange[]
  readonly sentences: Account['sentences']
  readonly hasMargin: boolean
}

const NOTHING: MarkingHints = {
  suggestions: [],
  current: null,
  warnings: [],
  cleared: [],
  sentences: [],
  hasMargin: false
}
const NO_LINTS: readonly Lint[] = []

/** The hints for the text on screen; none outside a session. A new object only when anything of them is another. */
export function useMarkingHints(open: OpenDocument): MarkingHints {
  const isShown = useWorkbench(isTextShown)
  const suggestions = useWorkbench(shownSuggestions)
  const suggestion = useWorkbench(({ marking }) => marking.suggestion)
  const lints = useWorkbench((state) => shownReading(state)?.lints ?? NO_LINTS)
  const sentences = useWorkbench(({ marking }) => marking.accounts.get(open.article.id)?.sentences ?? NOTHING.sentences)
  const { layer, revision } = open
  const cleared = useMarkRanges(layer, revision, clearedUnion)
  const warnings = useMemo(
    () => unionOf(openLints(lints, layer)),
    // The layer changes in place; its revision tells when.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
    [lints, layer, revision]
  )
  return useMemo(() => {
    if (!isShown) return NOTHING
    const at = suggestion === null ? -1 : suggestions.findIndex((each) => suggestionKey(each) === suggestion)
    return { suggestions, current: at < 0 ? null : at, warnings, cleared, sentences, hasMargin: true }
  }, [isShown, suggestions, suggestion, warnings, cleared, sentences])
}

const clearedUnion = (layer: Layer): readonly TextRange[] => unionOf(clearedRanges(layer))

function useMarkRanges(layer: Layer, revision: number, rangesOf: (layer: Layer) => readonly TextRange[]) {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the layer changes in place; its revision tells when
  return useMemo(() => rangesOf(layer), [layer, revision, rangesOf])
}
