import type { TextRange } from '../../model/text-range'
import type { DecodeProblem } from '../format'

/** Where a line stands, for problems. */
export interface LinePlace {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly id: string
}

/** `T1⇥Type 0 5;8 12⇥words`: fragments in the file's unit and order; `words` null when the line has none. */
export interface TextBound {
  readonly at: LinePlace
  readonly type: string
  readonly fragments: readonly TextRange[]
  readonly words: string | null
}

export interface Argument {
  readonly role: string
  readonly target: string
}

/** `E1⇥Type:T3 Role:T1`. */
export interface EventLine {
  readonly at: LinePlace
  readonly type: string
  readonly trigger: string
  readonly arguments: readonly Argument[]
}

/** `R1⇥Type Arg1:T1 Arg2:T2`, and what stands in a third column. */
export interface RelationLine {
  readonly at: LinePlace
  readonly type: string
  readonly from: Argument
  readonly to: Argument
  readonly tail: string
}

/** `*⇥Equiv T1 T2 T3`. */
export interface EquivLine {
  readonly at: LinePlace
  readonly type: string
  readonly members: readonly string[]
}

/** `A1⇥Name T1 Value`, or without a value: a flag, `value` null. */
export interface AttributeLine {
  readonly at: LinePlace
  readonly name: string
  readonly target: string
  readonly value: string | null
}

/** `N1⇥Reference T1 Database:id⇥label` and `#1⇥AnnotatorNotes T1⇥text`. */
export interface RemarkLine {
  readonly at: LinePlace
  readonly type: string
  readonly target: string
  /** Of a normalisation the reference and its label, parted by a space; of a note its text as it stands. */
  readonly text: string
}

/** The lines of a document's annotation files, by kind, each kind in the order of the files. */
export interface StandoffLines {
  readonly textBounds: readonly TextBound[]
  readonly events: readonly EventLine[]
  readonly relations: readonly RelationLine[]
  readonly equivs: readonly EquivLine[]
  readonly attributes: readonly AttributeLine[]
  readonly normalisations: readonly RemarkLine[]
  readonly notes: readonly RemarkLine[]
  readonly problems: readonly DecodeProblem[]
}

const ID = /^(?:\*|(?:[A-Za-z]+|#[A-Za-z]*)\d.*)$/
const NUMBER = /^\d{1,15}$/
/** BioNLP-ST 2013 names the columns of a normalisation. */
const NAMED_COLUMNS = /(?:Annotation|Referent):/g

/** The syntax of standoff files alone: whether ids exist and words agree is not looked at. Never throws. */
export function standoffLines(files: readonly { readonly path: string; readonly raw: string }[]): StandoffLines {
  const reader = new LineReader()
  for (const { path, raw } of files) reader.readFile(path, raw)
  return reader
}

class LineReader implements StandoffLines {
  readonly textBounds: TextBound[] = []
  readonly events: EventLine[] = []
  readonly relations: RelationLine[] = []
  readonly equivs: EquivLine[] = []
  readonly attributes: AttributeLine[] = []
  readonly normalisations: RemarkLine[] = []
  readonly notes: RemarkLine[] = []
  readonly problems: DecodeProblem[] = []
  readonly #ids = new Set<string>()

  readFile(file: string, raw: string): void {
    const lines = raw.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
    lines.forEach((content, index) => {
      if (content.trim() === '') return
      const [id = '', body, ...rest] = content.split('\t')
      const at = { file, line: index + 1, id: id.slice(0, 40) }
      const problem =
        body === undefined || !ID.test(id)
          ? 'The line does not begin with an id and a tab. It was left out.'
          : this.#read(at, id, body.trim(), rest.length === 0 ? null : rest.join('\t'))
      if (problem !== null) this.problems.push({ file, line: at.line, place: at.id, message: problem })
    })
  }

  #read(at: LinePlace, id: string, body: string, tail: string | null): string | null {
    if (id !== '*') {
      if (this.#ids.has(id)) return `There is another ${id} before this one. This line was left out.`
      this.#ids.add(id)
    }
    switch (id[0]) {
      case 'T':
        return this.#textBound(at, body, tail)
      case 'E':
        return this.#event(at, body)
      case 'R':
        return this.#relation(at, body, tail)
      case '*': {
        const [type = '', ...members] = words(body)
        if (members.length < 2) return 'An equivalence needs two annotations or more. It was left out.'
        this.equivs.push({ at, type, members })
        return null
      }
      case 'A':
      case 'M': {
        const [, name, target, value] = /^(\S+)\s+(\S+)(?:\s+(.+))?$/.exec(body) ?? []
        if (name === undefined || target === undefined) return wrong('an attribute', 'A1⇥Name T1 Value')
        this.attributes.push({ at, name, target, value: value ?? null })
        return null
      }
      case 'N': {
        const [type, target, reference, ...others] = words(body.replace(NAMED_COLUMNS, ''))
        if (type === undefined || target === undefined || !reference?.includes(':') || others.length > 0) {
          return wrong('a normalisation', 'N1⇥Reference T1 Database:id⇥label')
        }
        const label = tail?.trim() ?? ''
        this.normalisations.push({ at, type, target, text: label === '' ? reference : `${reference} ${label}` })
        return null
      }
      case '#': {
        const [type, target, ...others] = words(body)
        if (type === undefined || target === undefined || others.length > 0) {
          return wrong('a note', '#1⇥AnnotatorNotes T1⇥text')
        }
        this.notes.push({ at, type, target, text: tail ?? '' })
        return null
      }
      default:
        return `Lines with ids like ${at.id} are not known. This one was left out.`
    }
  }

  #textBound(at: LinePlace, body: string, tail: string | null): string | null {
    const [, type, places] = /^(\S+)\s+(.+)$/.exec(body) ?? []
    const fragments = places?.split(';').map((place) => {
      const [start = '', end = '', ...others] = words(place)
      if (!NUMBER.test(start) || !NUMBER.test(end) || others.length > 0) return null
      return Number(start) <= Number(end) ? { start: Number(start), end: Number(end) } : null
    })
    if (type === undefined || !fragments?.every((fragment) => fragment !== null)) {
      return wrong('a marked passage', 'T1⇥Type 0 5⇥words')
    }
    this.textBounds.push({ at, type, fragments, words: tail })
    return null
  }

  #event(at: LinePlace, body: string): string | null {
    const [head = '', ...rest] = words(body)
    const trigger = argument(head)
    const given = rest.map(argument)
    if (!trigger || !given.every((one) => one !== null)) return wrong('an event', 'E1⇥Type:T1 Role:T2')
    this.events.push({ at, type: trigger.role, trigger: trigger.target, arguments: given })
    return null
  }

  #relation(at: LinePlace, body: string, tail: string | null): string | null {
    const [type, ...rest] = words(body)
    const [from, to, ...others] = rest.map(argument)
    if (type === undefined || !from || !to || others.length > 0) return wrong('a relation', 'R1⇥Type Arg1:T1 Arg2:T2')
    if (from.role === to.role) return `Both ends of the relation are called ${from.role}. It was left out.`
    this.relations.push({ at, type, from, to, tail: tail ?? '' })
    return null
  }
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function argument(text: string): Argument | null {
  const [, role, target] = /^([^:]+):([^:]+)$/.exec(text) ?? []
  return role === undefined || target === undefined ? null : { role, target }
}

function wrong(what: string, example: string): string {
  return `This is not ${what} as brat writes it (${example}, ⇥ being a tab). The line was left out.`
}
