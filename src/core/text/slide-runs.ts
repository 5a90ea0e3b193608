import type { EqualRun } from './align-texts'

/** How far, in UTF-16 code units, what was put in or taken out is moved. */
const FARTHEST = 2_000

/** How many code units before two places of a text are the same. */
function sameBefore(text: string, left: number, right: number, most: number): number {
  let count = 0
  while (count < most && text.charCodeAt(left - 1 - count) === text.charCodeAt(right - 1 - count)) count += 1
  return count
}

/** How far back something that begins here has to go to begin a line; null when it cannot within `most`. */
function backToLine(text: string, at: number, most: number): number | null {
  for (let back = 0; back <= most; back += 1) {
    if (at - back === 0 || text[at - back - 1] === '\n') return back
  }
  return null
}

/**
 * A paragraph that was put in before another one with the same first word can be read in two ways, and comparing words
 * finds the wrong one: that the first word stayed and the rest of it came behind. Where only something was put in, or
 * only something taken out, it is moved back to the beginning of a line if the words allow it. The length of what both
 * texts have in common stays the same.
 */
export function slideRuns(runs: readonly EqualRun[], before: string, after: string): readonly EqualRun[] {
  const slid: EqualRun[] = []
  for (const run of runs) {
    const last = slid.at(-1)
    const isOnlyIn = last && last.before + last.length === run.before ? 'after' : 'before'
    if (!last || (isOnlyIn === 'before' && last.after + last.length !== run.after)) {
      slid.push(run)
      continue
    }
    const text = isOnlyIn === 'after' ? after : before
    const [from, to] = [last[isOnlyIn] + last.length, run[isOnlyIn]]
    const back = backToLine(text, from, sameBefore(text, from, to, Math.min(last.length, FARTHEST))) ?? 0
    if (back === last.length) slid.pop()
    else slid[slid.length - 1] = { ...last, length: last.length - back }
    slid.push({ before: run.before - back, after: run.after - back, length: run.length + back })
  }
  return slid
}
