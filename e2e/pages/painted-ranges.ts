/** A painted or stored range with its label; `start` and `end` in UTF-16 code units of the frozen text. */
export interface LabelledRange {
  readonly label: string
  readonly start: number
  readonly end: number
}

/** What the reader paints, and the stretches of text that it paints in one piece. */
export interface Painted {
  readonly ranges: readonly LabelledRange[]
  readonly sections: readonly { readonly start: number; readonly end: number; readonly inView: boolean }[]
}

/**
 * Reads what is painted out of the browser's highlight registry. It runs in the page, so it may use nothing of its
 * module. Offsets are found by looking the text nodes up in the frozen text, one after the other, without the reader's
 * own book-keeping.
 */
export function readPainted(reader: Element, text: string): Painted {
  const starts = new Map<Node, number>()
  const sections: { start: number; end: number; inView: boolean }[] = []
  let cursor = 0
  const view = reader.getBoundingClientRect()
  for (const element of new Set([...reader.querySelectorAll('[dir="auto"]')].map((block) => block.parentElement))) {
    let first = -1
    for (const block of element?.querySelectorAll('[dir="auto"]') ?? []) {
      const node = block.firstChild
      const words = node?.nodeValue ?? ''
      const at = text.indexOf(words, cursor)
      if (!node || at < 0) throw new Error(`the reader shows what is not in the text: ${words.slice(0, 40)}`)
      starts.set(node, at)
      if (first < 0) first = at
      cursor = at + words.length
    }
    const box = element?.getBoundingClientRect()
    const inView = box !== undefined && box.bottom > view.top + 1 && box.top < view.bottom - 1
    sections.push({ start: first, end: cursor, inView })
  }
  const ranges: { label: string; start: number; end: number }[] = []
  CSS.highlights.forEach((highlight, name) => {
    const [, label, part] = name.split(':')
    if (!label || part === 'gap') return
    for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
      const [from, to] = [starts.get(startContainer), starts.get(endContainer)]
      if (from === undefined || to === undefined) throw new Error(`${name} is painted outside the text`)
      ranges.push({ label, start: from + startOffset, end: to + endOffset })
    }
  })
  return { ranges, sections }
}

const key = ({ label, start, end }: LabelledRange): string => `${label} ${start}–${end}`

/**
 * What differs between what is painted and what is stored, in words; empty when nothing does. What is in view must be
 * painted; what is painted anywhere must be stored.
 */
export function differences(painted: Painted, stored: readonly LabelledRange[]): string[] {
  const wanted = new Map<string, number>()
  const required = new Map<string, number>()
  for (const section of painted.sections) {
    for (const { label, start, end } of stored) {
      const part = { label, start: Math.max(start, section.start), end: Math.min(end, section.end) }
      if (part.start >= part.end) continue
      wanted.set(key(part), (wanted.get(key(part)) ?? 0) + 1)
      if (section.inView) required.set(key(part), (required.get(key(part)) ?? 0) + 1)
    }
  }
  const found = new Map<string, number>()
  for (const range of painted.ranges) found.set(key(range), (found.get(key(range)) ?? 0) + 1)
  return [
    ...[...found]
      .filter(([each, count]) => count > (wanted.get(each) ?? 0))
      .map(([each, count]) => `${each} is painted ${count} times and stored ${wanted.get(each) ?? 0} times`),
    ...[...required]
      .filter(([each, count]) => count > (found.get(each) ?? 0))
      .map(([each, count]) => `${each} is stored ${count} times and painted ${found.get(each) ?? 0} times`)
  ]
}
