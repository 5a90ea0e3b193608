/** A click on a stack of spans, as far as the next click needs to know of it. */
export interface StackClick {
  readonly x: number
  readonly y: number
  readonly stack: readonly string[]
}

/** Clicks within so many CSS pixels of one another are at the same place. */
const SAME_PLACE = 6

/**
 * Which span of a stack (innermost first) a click selects: the innermost one, and with another click at the same place
 * the next one outwards, then the innermost again. Null for an empty stack.
 */
export function pickFromStack(click: StackClick, previous: StackClick | null, selected: string | null): string | null {
  const { stack } = click
  const at = selected === null ? -1 : stack.indexOf(selected)
  const again = previous !== null && at >= 0 && isSamePlace(click, previous)
  return stack[again ? (at + 1) % stack.length : 0] ?? null
}

function isSamePlace(a: StackClick, b: StackClick): boolean {
  const near = Math.abs(a.x - b.x) <= SAME_PLACE && Math.abs(a.y - b.y) <= SAME_PLACE
  return near && a.stack.length === b.stack.length && a.stack.every((id, at) => id === b.stack[at])
}
