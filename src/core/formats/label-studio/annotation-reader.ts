import type { Attributes, AttributeValue } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import { COMPANION_KEY } from '../companion'
import { attributesFrom, authorshipFrom } from '../companion-read'
import type { DecodedAuthorship, DecodedDocumentLabel, DecodedRelation, DecodedSpan } from '../format'
import type { FreeIds } from '../free-ids'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import type { PositionReading } from '../readings'
import { attributeOf, kindOf, needsExact, plainValue, resultOf, TAGS_CONTROL } from './attribute-controls'
import type { Config } from './config'
import { findWords, hasWords } from './find-words'
import { placesOf, statedIn } from './task-text'
import type { TaskText } from './task-text'
import type { RawAnnotation } from './task'

/** What comes out of the annotations of one text of a task. */
export interface TextRecords {
  readonly text: TaskText
  /** Key of the document. */
  readonly key: string
  readonly spans: DecodedSpan[]
  readonly documentLabels: DecodedDocumentLabel[]
  readonly relations: DecodedRelation[]
}

/** What all annotations of a task are read with. */
export interface TaskContext {
  readonly records: readonly TextRecords[]
  readonly config: Config
  readonly reading: PositionReading
  /** Whether the task was written here, with names for controls that are ours. */
  readonly isOurs: boolean
  readonly ids: { readonly spans: FreeIds; readonly labels: FreeIds; readonly relations: FreeIds }
  readonly tell: (place: string, message: string) => void
  readonly remark: (text: string) => void
  /** Names of relations that point both ways. */
  readonly symmetric: Set<string>
  /** Names of choices about the task, by control. */
  readonly choiceControls: Map<string, string>
}

const MOVED = 'Some annotations were found by their words, because these are not at the positions of the file.'
const SEVERAL_LABELS = 'Regions with several labels became an annotation for each of them.'

/** Reads the results of one annotation (the work of one person) into the records of the texts of its task. */
export class AnnotationReader {
  readonly #context: TaskContext
  readonly #annotation: RawAnnotation
  readonly #person: string | null
  /** Text and span that a region became, by its id in the file. */
  readonly #regions = new Map<string, { readonly records: TextRecords; readonly span: string }>()

  constructor(context: TaskContext, annotation: RawAnnotation, person: string | null) {
    this.#context = context
    this.#annotation = annotation
    this.#person = person
  }

  read(): void {
    const { results, place } = this.#annotation
    const groups = new Map<string, JsonObject[]>()
    const relations: (readonly [JsonObject, string])[] = []
    results.forEach((result, index) => {
      const at = `${place}.result[${index}]`
      if (result['type'] === 'relation') relations.push([result, at])
      else {
        // A result without id is a region of its own.
        const id = idOf(result['id']) ?? at
        const group = groups.get(id)
        if (group) group.push(result)
        else groups.set(id, [result])
      }
    })
    for (const [id, group] of groups) {
      if (group.some(isPlaced)) this.#readRegion(id, group)
      else for (const result of group) this.#readAboutTask(id, result)
    }
    for (const [relation, at] of relations) this.#readRelation(relation, at)
  }

  #recordsFor(result: JsonObject): TextRecords | null {
    const { records } = this.#context
    const [only] = records
    return records.find(({ text }) => text.name !== null && text.name === result['to_name']) ?? only ?? null
  }

  #readRegion(id: string, group: readonly JsonObject[]): void {
    const first = group.find((result) => isPlaced(result) && labelsIn(result) !== null) ?? group.find(isPlaced)
    const records = first && this.#recordsFor(first)
    if (!first || !records) return
    const value = isJsonObject(first['value']) ? first['value'] : {}
    const words = first['type'] === 'textarea' ? null : asText(value['text'])
    const placed = this.#place(value, words, records.text, id)
    if (!placed) return
    const labels = [...new Set(group.flatMap((result) => labelsIn(result) ?? []))]
    if (labels.length > 1) this.#context.remark(SEVERAL_LABELS)
    const own = companionOf(first)
    const details = this.#detailsOf(id, group, own)
    for (const label of labels.length === 0 ? [''] : labels) {
      const span = this.#context.ids.spans.next(id)
      if (!this.#regions.has(id)) this.#regions.set(id, { records, span })
      records.spans.push({ ...details, ...this.#authorship(own), ...placed, id: span, label })
    }
  }

  #authorship(own: JsonObject): DecodedAuthorship {
    const { createdAt, updatedAt } = this.#annotation
    const known = authorshipFrom(own)
    if (known.createdAt !== null) return { ...known, person: known.person ?? this.#person }
    return { createdAt, updatedAt, person: this.#person }
  }

  /** What the results of a region say beside its labels. */
  #detailsOf(
    id: string,
    group: readonly JsonObject[],
    own: JsonObject
  ): { readonly attributes: Attributes; readonly tags: readonly string[]; readonly note: string } {
    const attributes = new Map<string, AttributeValue>()
    const tags: string[] = []
    const notes = new Set<string>()
    for (const result of group) {
      const { meta, type, from_name: control, score } = result
      if (isJsonObject(meta)) for (const text of asList(meta['text'])) if (typeof text === 'string') notes.add(text)
      if (typeof score === 'number') attributes.set('score', score)
      if (labelsIn(result) !== null || typeof type !== 'string') continue
      const name = asText(control) ?? type
      const value = plainValue(type, isJsonObject(result['value']) ? result['value'] : {})
      if (value === null)
        this.#context.tell(id, `What “${name}” says of this region is not understood. It was left out.`)
      else if (this.#context.isOurs && name === TAGS_CONTROL) tags.push(...asList(value).map(String))
      else attributes.set(this.#context.isOurs ? attributeOf(name) : name, this.#fit(name, value))
    }
    const exact = attributesFrom(own['attributes'], () => undefined)
    for (const [name, value] of Object.entries(exact)) {
      const kind = kindOf(value, undefined)
      const written = resultOf(value, kind)
      const isSame = JSON.stringify(plainValue(written.type, written.value)) === JSON.stringify(attributes.get(name))
      // Somebody may have changed it since.
      if (needsExact(value) && isSame) attributes.set(name, value)
    }
    return { attributes: Object.fromEntries(attributes), tags, note: [...notes].join('\n\n') }
  }

  /** A single choice of a control for several is a list of one. */
  #fit(control: string, value: AttributeValue): AttributeValue {
    return typeof value === 'string' && this.#context.config.controls.get(control)?.isMultiple === true
      ? [value]
      : value
  }

  #place(
    value: JsonObject,
    words: string | null,
    shown: TaskText,
    id: string
  ): Pick<DecodedSpan, 'ranges' | 'quotes' | 'orphan'> | null {
    const { reading, tell, remark } = this.#context
    const { text } = shown
    const at = (range: TextRange) => ({ ranges: [range], quotes: [quoteOf(text, range)] })
    const places = placesOf(value, shown, reading).filter(({ start, end }) => start < end)
    const [likeliest] = places
    if (words === null || words.trim() === '') {
      if (likeliest) return at(likeliest)
      tell(id, 'The positions of this region are empty or outside the text. It was left out.')
      return null
    }
    const agreeing = places.find((range) => hasWords(text, range, words))
    if (agreeing) return at(agreeing)
    const stated = statedIn(value)
    const found = findWords(text, words, likeliest?.start ?? stated?.start ?? 0)
    if (found) {
      remark(MOVED)
      return at(found)
    }
    if (likeliest && shown.html) {
      // What a browser selects need not be what is between the places, but the places are of this HTML.
      tell(
        id,
        `The file gives the words “${short(words)}”; at its place stands “${short(text.slice(likeliest.start, likeliest.end))}”, which was taken.`
      )
      return at(likeliest)
    }
    if (!stated || stated.start >= stated.end) {
      tell(id, `The words “${short(words)}” are not in the text, and there is no other place. It was left out.`)
      return null
    }
    tell(id, `The words “${short(words)}” are not in the text. They were kept without a place in it, as an orphan.`)
    const lastKnown = likeliest ?? {
      start: Math.min(stated.start, text.length),
      end: Math.min(stated.end, text.length)
    }
    return { ranges: [stated], quotes: [{ exact: words, prefix: '', suffix: '' }], orphan: { lastKnown: [lastKnown] } }
  }

  /** Choices about the task are document labels; other answers are one with a value. */
  #readAboutTask(id: string, result: JsonObject): void {
    const { type, from_name: control } = result
    const records = this.#recordsFor(result)
    const name = asText(control) ?? asText(type) ?? ''
    const value =
      typeof type === 'string' ? plainValue(type, isJsonObject(result['value']) ? result['value'] : {}) : null
    if (!records || value === null || Object.hasOwn(result, 'from_id')) {
      this.#context.tell(id, `What “${name}” says of this task is not understood. It was left out.`)
      return
    }
    const { createdAt, updatedAt } = this.#annotation
    const add = (label: string, said: string | null): void => {
      records.documentLabels.push({
        id: this.#context.ids.labels.next(
          records.documentLabels.length === 0 ? id : `${id}-${records.documentLabels.length + 1}`
        ),
        label,
        value: said,
        attributes: {},
        note: '',
        createdAt,
        updatedAt,
        person: this.#person
      })
    }
    if (type === 'choices' || type === 'taxonomy') {
      for (const choice of asList(value)) {
        add(String(choice), null)
        this.#context.choiceControls.set(String(choice), name)
      }
    } else add(name, asList(value).join('\n'))
  }

  #readRelation(relation: JsonObject, place: string): void {
    const { from_id: from, to_id: to, direction, labels } = relation
    const ends = [idOf(from), idOf(to)].map((id) => (id === null ? undefined : this.#regions.get(id)))
    if (direction === 'left') ends.reverse()
    const [first, second] = ends
    if (!first || !second) {
      this.#context.tell(place, 'This relation was left out: one of its ends is no region that was read.')
      return
    }
    const types = asList(labels).filter((label) => typeof label === 'string')
    const { createdAt, updatedAt } = this.#annotation
    for (const type of types.length === 0 ? [UNNAMED] : types) {
      if (direction === 'bi') this.#context.symmetric.add(type)
      first.records.relations.push({
        id: this.#context.ids.relations.next(idOf(relation['id']) ?? `r${first.records.relations.length + 1}`),
        type,
        from: first.span,
        to: {
          span: second.span,
          document: second.records === first.records ? null : second.records.key,
          article: null,
          quote: ''
        },
        attributes: {},
        note: '',
        createdAt,
        updatedAt,
        person: this.#person
      })
    }
  }
}

/** What a relation without labels is called, as an unnamed one is everywhere. */
const UNNAMED = 'Related'

const short = (words: string): string => (words.length > 60 ? `${words.slice(0, 60)}…` : words)

function idOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

function companionOf({ meta }: JsonObject): JsonObject {
  const own = isJsonObject(meta) ? meta[COMPANION_KEY] : null
  return isJsonObject(own) ? own : {}
}

function isPlaced({ value }: JsonObject): boolean {
  return isJsonObject(value) && ['start', 'end', 'globalOffsets', 'startOffset'].some((key) => key in value)
}

/** The labels of a result; null when it is about something else. */
function labelsIn({ type, value }: JsonObject): readonly string[] | null {
  if (!isJsonObject(value)) return null
  const key =
    typeof type === 'string' && type.endsWith('labels') && type in value
      ? type
      : Object.keys(value).find((each) => each.endsWith('labels'))
  if (key === undefined) return typeof type === 'string' && type.endsWith('labels') ? [] : null
  return asList(value[key]).filter((label) => typeof label === 'string')
}
