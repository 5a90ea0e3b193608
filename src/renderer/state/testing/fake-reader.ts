import type { ReaderHandle } from '../view-actions'

/** A reader that does nothing but what a test gives it. */
export function fakeReader(does: Partial<ReaderHandle>): ReaderHandle {
  return {
    reveal: () => undefined,
    clearSelection: () => undefined,
    focus: () => undefined,
    selection: () => null,
    visit: () => undefined,
    select: () => undefined,
    place: () => 0,
    caret: () => 0,
    anchor: () => null,
    goToLabel: () => undefined,
    ...does
  }
}
