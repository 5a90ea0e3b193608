import { compareSpans } from '../../model/annotation'
import { isWebAddress } from '../../text/web-address'
import { COMPANION_KEY } from '../companion'
import { readCompanion } from '../companion-read'
import type { Companion } from '../companion-read'
import { EMPTY_DECODED_DOCUMENT } from '../format'
import type { DecodedDocument, DecodedMetadata, DecodedRelationType } from '../format'
import { FreeIds } from '../free-ids'
import { asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { SourceText } from '../readings'
import type { PositionReading } from '../readings'
import { AnnotationReader } from './annotation-reader'
import type { TaskContext, TextRecords } from './annotation-reader'
import type { Config } from './config'
import { restore } from './restore'
import { EXTRA_KEY, taskExtra } from './task-extra'
import { UNKNOWN } from './task'
import type { RawAnnotation, RawTask } from './task'
import type { TaskText } from './task-text'

const CANCELLED = 'Annotations that their authors gave up (skipped tasks) were kept beside the documents, but not read.'
const PREDICTED = 'Predictions were read as the work of a person who is called like the model.'
const UNREAD_PREDICTIONS =
  'Predictions were kept beside the documents, but not read; the setting “Predictions” reads them.'

/** Makes documents of tasks: one for every text that a task shows. */
export class TaskReader {
  readonly #predictions: string
  readonly #remark: (text: string) => void
  readonly #people = new Map<string, string>()
  readonly #symmetric = new Set<string>()
  #documents = 0

  constructor(predictions: string, remark: (text: string) => void) {
    this.#predictions = predictions
    this.#remark = remark
  }

  get people(): readonly { readonly id: string; readonly name: string }[] {
    return [...this.#people].map(([id, name]) => ({ id, name }))
  }

  /** Those of the configurations, with what was seen of their directions. */
  relationTypes(configured: readonly DecodedRelationType[]): readonly DecodedRelationType[] {
    const types = new Map(configured.map((type) => [type.name, type]))
    for (const name of this.#symmetric) types.set(name, { name, ...types.get(name), symmetric: true })
    return [...types.values()]
  }

  read(
    task: RawTask,
    texts: readonly TaskText[],
    config: Config,
    reading: PositionReading,
    name: string,
    tell: (place: string, message: string) => void
  ): readonly DecodedDocument[] {
    const own = task.meta[COMPANION_KEY]
    const isOurs = isJsonObject(own)
    const records = texts.map((text): TextRecords => {
      return { text, key: `${(this.#documents += 1)}`, spans: [], documentLabels: [], relations: [] }
    })
    const [first] = records
    if (!first) return []
    const companion = readCompanion(own, new SourceText(first.text.text), tell)
    for (const { id, name: called } of companion.people) this.#people.set(id, called)
    const context: TaskContext = {
      records,
      config,
      reading,
      isOurs,
      ids: { spans: new FreeIds(), labels: new FreeIds(), relations: new FreeIds() },
      tell,
      remark: this.#remark,
      symmetric: this.#symmetric,
      choiceControls: new Map()
    }
    const annotations = task.annotations.filter(({ isCancelled }) => !isCancelled)
    if (annotations.length < task.annotations.length) this.#remark(CANCELLED)
    const isRead = this.#chooser(annotations, own)
    const predictions = task.predictions.filter(isRead)
    if (predictions.length > 0 && !isOurs) this.#remark(PREDICTED)
    if (task.predictions.some((each) => each.results.length > 0 && !isRead(each))) this.#remark(UNREAD_PREDICTIONS)
    for (const annotation of [...annotations, ...predictions]) {
      new AnnotationReader(context, annotation, this.#personOf(annotation, own)).read()
    }
    restore(first, companion)
    const extra = taskExtra(task, texts, context.choiceControls, isRead, (annotation) => {
      const person = this.#personOf(annotation, own)
      const called = person === null ? null : (this.#people.get(person) ?? person)
      // Whoever is made up in a conversion was nobody in the file.
      return called === UNKNOWN ? null : called
    })
    return records.map((each, index) =>
      this.#documentOf(each, task, companion, name, index === 0 ? extra : {}, records.length > 1)
    )
  }

  /** Which predictions become records: as was chosen, or, in a file that was written here, those that had been. */
  #chooser(annotations: readonly RawAnnotation[], own: unknown): (prediction: RawAnnotation) => boolean {
    if (isJsonObject(own)) {
      const models = isJsonObject(own['models']) ? own['models'] : {}
      return ({ person }) => person !== null && Object.hasOwn(models, person)
    }
    const hasWork = annotations.some(({ results }) => results.length > 0)
    const isPredicted = this.#predictions === 'all' || (this.#predictions === 'auto' && !hasWork)
    return () => isPredicted
  }

  #personOf({ id, person, personName }: RawAnnotation, own: unknown): string | null {
    const lookUp = (key: string, given: string | null): string | null => {
      const names = isJsonObject(own) ? own[key] : null
      return given !== null && isJsonObject(names) && Object.hasOwn(names, given) ? asText(names[given]) : null
    }
    const known = lookUp('models', person) ?? lookUp('annotators', id)
    if (known !== null) return known
    if (person !== null && !this.#people.has(person)) this.#people.set(person, personName ?? person)
    return person
  }

  #documentOf(
    { text, key, spans, documentLabels, relations }: TextRecords,
    task: RawTask,
    companion: Companion,
    name: string,
    extra: JsonObject,
    isOneOfMany: boolean
  ): DecodedDocument {
    const isFirst = Object.keys(extra).length > 0 || !isOneOfMany
    const known = new Set(spans.map(({ id }) => id))
    const claims = companion.claims.flatMap((claim) => {
      const own = claim.spans.filter((span) => known.has(span))
      return own.length === 0 ? [] : [{ ...claim, spans: own }]
    })
    const own = task.meta[COMPANION_KEY]
    const called = (isJsonObject(own) ? asText(own['name']) : null) ?? name
    return {
      ...EMPTY_DECODED_DOCUMENT,
      key,
      name: isOneOfMany ? `${called}-${text.name ?? text.key}` : called,
      text: text.text,
      metadata: { ...metadataOf(task), ...companion.metadata },
      status: companion.status,
      spans: spans.sort(compareSpans),
      claims,
      documentLabels,
      relations,
      bookmarks: isFirst ? companion.bookmarks : [],
      note: isFirst ? companion.note : '',
      extra: isFirst ? { ...companion.extra, ...(EXTRA_KEY in extra && extra) } : {}
    }
  }
}

/** What other data of a task are called by custom. */
function metadataOf({ data }: RawTask): DecodedMetadata {
  const { title, url } = data
  return {
    ...(typeof title === 'string' && title !== '' && { title }),
    ...(isWebAddress(url) && { url })
  }
}
