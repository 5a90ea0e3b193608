import type { LinePlace, StandoffLines } from './standoff-lines'
import { ANNOTATOR_NOTES } from './written-attributes'
import type { SideLine } from './written-attributes'

/**
 * Attributes, normalisations and notes by what they are on. What is said of a trigger is said of its event, of the
 * first one where several events have it.
 */
export class SideLines {
  readonly #byTrigger = new Map<string, string>()
  readonly #attributes = new Map<string, SideLine[]>()
  readonly #notes = new Map<string, string[]>()
  /** Lines on lines that can carry neither, such as a note on an attribute; as they stand. */
  readonly kept: string[] = []

  /** @param passages those that have a place, by their ids */
  constructor(
    lines: StandoffLines,
    passages: ReadonlyMap<string, unknown>,
    report: (at: LinePlace, message: string) => void
  ) {
    const { events, relations, attributes, normalisations, notes } = lines
    for (const { at, trigger } of events) {
      if (passages.has(trigger) && !this.#byTrigger.has(trigger)) this.#byTrigger.set(trigger, at.id)
    }
    const known = new Set([...passages.keys(), ...[...events, ...relations].map(({ at }) => at.id)])
    const others = new Set([...attributes, ...normalisations, ...notes].map(({ at }) => at.id))
    const add = (at: LinePlace, target: string, line: SideLine): void => {
      const whole = this.wholeOf(target)
      if (!known.has(whole)) {
        if (others.has(target)) this.kept.push(`${at.id} on ${target}: ${textOf(line)}`)
        else report(at, `It is on ${target}, which is not there. It was left out.`)
      } else if (line.kind === '#' && line.type === ANNOTATOR_NOTES) push(this.#notes, whole, line.text)
      else push(this.#attributes, whole, line)
    }
    for (const { at, name, target, value } of attributes) add(at, target, { kind: 'A', type: name, value })
    for (const { at, type, target, text } of normalisations) add(at, target, { kind: 'N', type, text })
    for (const { at, type, target, text } of notes) add(at, target, { kind: '#', type, text })
  }

  /** True when an event has the passage for its trigger: the event stands for it then. */
  isTrigger(passage: string): boolean {
    return this.#byTrigger.has(passage)
  }

  /** The line that stands for a line: of a trigger, its event. */
  wholeOf(line: string): string {
    return this.#byTrigger.get(line) ?? line
  }

  of(line: string): { readonly attributes: readonly SideLine[]; readonly note: string } {
    return { attributes: this.#attributes.get(line) ?? [], note: this.#notes.get(line)?.join('\n') ?? '' }
  }
}

function textOf(line: SideLine): string {
  const text = line.kind === 'A' ? (line.value ?? '') : line.text
  return text === '' ? line.type : `${line.type} ${text}`
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
