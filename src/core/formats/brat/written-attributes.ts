import type { Attributes, AttributeValue } from '../../model/annotation'
import type { RememberedAttribute } from './sidecar'

/** Other notes than `AnnotatorNotes` are attributes with the note's type behind this. */
export const NOTE_PREFIX = 'note_'

/** The one type that brat has for normalisations, and the attribute in which they are kept: `Wiki:42 Words`. */
export const REFERENCE = 'Reference'
const REFERENCE_VALUE = /^[^\s:]+:\S+(?: \S(?:.*\S)?)?$/u

/** The type of the notes of people. */
export const ANNOTATOR_NOTES = 'AnnotatorNotes'

/** A line that says something of another one: an attribute, a normalisation or a note, without its id and target. */
export type SideLine =
  | { readonly kind: 'A'; readonly type: string; readonly value: string | null }
  | { readonly kind: 'N' | '#'; readonly type: string; readonly text: string }

/** The line in one string: by it a sidecar file says which lines it was written beside. */
export function bodyOf(line: SideLine): string {
  const text = line.kind === 'A' ? line.value : line.text
  return text === null ? `${line.kind} ${line.type}` : `${line.kind} ${line.type} ${text}`
}

/** The attribute that a line adds to, and what it adds. */
export function meaningOf(line: SideLine): { readonly name: string; readonly value: string | true } {
  if (line.kind === 'A') return { name: line.type, value: line.value ?? true }
  return { name: line.kind === '#' ? NOTE_PREFIX + line.type : line.type, value: line.text }
}

/** What the lines of one attribute say together: one value, or a list. */
export function valueOf(values: readonly (string | true)[]): AttributeValue {
  const [first] = values
  return values.length === 1 && first !== undefined ? first : values.map(String)
}

/** How names and values are written. */
export interface AttributeWriting {
  readonly name: (name: string) => string
  readonly value: (value: string) => string
}

/**
 * The lines as which an attribute is written: none for what has no line of its own (`false`, an empty text, an empty
 * list). A text is a note or a normalisation again when its name and form say that it was one.
 */
export function linesOf(name: string, value: AttributeValue, writing: AttributeWriting): readonly SideLine[] {
  const values = typeof value === 'object' ? value : [value]
  const noteType = name.startsWith(NOTE_PREFIX) ? name.slice(NOTE_PREFIX.length) : ''
  if (/^[A-Za-z0-9_-]+$/.test(noteType) && noteType !== ANNOTATOR_NOTES && values.every(isOneLine)) {
    return values.map((text) => ({ kind: '#', type: noteType, text: String(text) }))
  }
  if (name === REFERENCE && values.every((text) => isOneLine(text) && REFERENCE_VALUE.test(text))) {
    return values.map((text) => ({ kind: 'N', type: REFERENCE, text: String(text) }))
  }
  const type = writing.name(name)
  return values.flatMap((each): readonly SideLine[] => {
    if (each === false || each === '') return []
    return [{ kind: 'A', type, value: each === true ? null : writing.value(String(each)) }]
  })
}

/** No tab and no character that ends a line for somebody's reader. */
function isOneLine(value: AttributeValue): value is string {
  return typeof value === 'string' && value !== '' && !/[\p{Cc}\u2028\u2029]/u.test(value)
}

/** Whether lines, read without anything else, say exactly that attribute. */
export function saysExactly(lines: readonly SideLine[], name: string, value: AttributeValue): boolean {
  const meanings = lines.map(meaningOf)
  if (meanings.length === 0 || meanings.some((meaning) => meaning.name !== name)) return false
  const said = valueOf(meanings.map((meaning) => meaning.value))
  return JSON.stringify(said) === JSON.stringify(value)
}

/** A note as one line can hold it; empty when nothing of it can be written. */
export function noteLine(note: string): string {
  return note.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

/** Attributes in the order in which their lines come. */
export function attributesOf(lines: readonly SideLine[]): Attributes {
  const values = new Map<string, (string | true)[]>()
  for (const { name, value } of lines.map(meaningOf)) {
    const known = values.get(name)
    if (known) known.push(value)
    else values.set(name, [value])
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, valueOf(all)]))
}

/** Attributes as their lines say, but for those that the sidecar knows exactly and whose lines are as it left them. */
export function withRemembered(lines: readonly SideLine[], remembered: readonly RememberedAttribute[]): Attributes {
  const left = [...lines]
  const exact = remembered.flatMap(({ name, value, lines: bodies }) => {
    const rest = [...left]
    for (const body of bodies) {
      const at = rest.findIndex((line) => bodyOf(line) === body)
      if (at === -1) return []
      rest.splice(at, 1)
    }
    left.splice(0, left.length, ...rest)
    return [[name, value] as const]
  })
  return { ...attributesOf(left), ...Object.fromEntries(exact) }
}
