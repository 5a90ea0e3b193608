import type { Box } from './window-box'

/** The list of labels that one picks from by typing. */
export interface LabelPick {
  /** `apply` puts the label on the selected text or highlight, `go` goes to the next highlight that has it. */
  readonly mode: 'apply' | 'go'
  /** Which way `go` goes: on (1) or back (-1). */
  readonly direction: 1 | -1
  /** What it is about, in the text's own words; empty when it is about no passage. */
  readonly quote: string
  readonly anchor: Box | null
}

/** Highlights that lie over one another, listed beside them to pick one. */
export interface StackPick {
  /** The innermost first. */
  readonly ids: readonly string[]
  readonly anchor: Box | null
  /** It was asked for by keyboard and takes the focus; otherwise the pointer rests there. */
  readonly hasFocus: boolean
}

/** Nothing is being picked. */
export const PICKING_NOTHING = { labelPick: null, stackPick: null } as const
