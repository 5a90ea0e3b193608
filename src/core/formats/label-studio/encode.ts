import type { DocumentLabel, Span } from '../../model/annotation'
import type { Person } from '../../model/library'
import { OffsetMap } from '../../text/offset-map'
import {
  authorshipCompanion,
  bookmarkCompanions,
  claimCompanions,
  COMPANION_KEY,
  documentCompanion,
  documentLabelCompanions,
  filled,
  relationCompanions,
  relationsWithin
} from '../companion'
import { settingOf } from '../format'
import type { ExportDocument, ExportInput, OutputPart } from '../format'
import { isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { LabelNames } from '../label-names'
import { knownPerson, knownTime } from '../unknown-authorship'
import {
  AttributeControls,
  DOCUMENT_CONTROL,
  kindOf,
  needsExact,
  resultOf,
  SPAN_CONTROL,
  TAGS_CONTROL,
  TEXT_OBJECT
} from './attribute-controls'
import { configXml } from './config-write'
import { htmlPlaces, originalHtml, textPlaces } from './place-writer'
import type { PlaceWriter } from './place-writer'
import { PEOPLE_SETTING } from './settings'
import { EXTRA_KEY, extraOf } from './task-extra'
import type { TaskExtra } from './task-extra'
import { modelName, PREDICTION, UNKNOWN } from './task'

const TASKS = 'tasks.json'

/** Writes tasks with their annotations, and the configuration that opens them. */
export async function* encodeTasks(input: ExportInput): AsyncGenerator<OutputPart> {
  const names = new LabelNames(input)
  let writer: TaskWriter | null = null
  for await (const document of input.documents) {
    const before = writer === null ? '[\n' : ',\n'
    writer ??= new TaskWriter(input, names, document)
    yield { path: TASKS, text: before + JSON.stringify(writer.task(document)) }
  }
  yield { path: TASKS, text: writer === null ? '[]\n' : '\n]\n' }
  yield { path: 'config.xml', text: configXml(writer ?? nothingWritten(), names) }
}

const nothingWritten = () => ({
  isHyperText: false,
  textKey: TEXT_OBJECT,
  spanLabels: new Set<string>(),
  choices: new Map<string, Set<string>>(),
  relationTypes: new Set<string>(),
  hasTags: false,
  attributes: new AttributeControls()
})

/** The records that go into one annotation: those of one person. */
interface Work {
  readonly person: string
  readonly spans: Span[]
  readonly documentLabels: DocumentLabel[]
}

class TaskWriter {
  readonly isHyperText: boolean
  readonly textKey: string
  readonly spanLabels = new Set<string>()
  readonly choices = new Map<string, Set<string>>()
  readonly relationTypes = new Set<string>()
  readonly attributes = new AttributeControls()
  hasTags = false
  readonly #names: LabelNames
  readonly #people: ReadonlyMap<string, string>
  readonly #persons: readonly Person[]
  readonly #hasCompletedBy: boolean
  #tasks = 0
  #annotations = 0

  /** All tasks are opened with one configuration, so the first document says what its text is. */
  constructor(input: ExportInput, names: LabelNames, first: ExportDocument) {
    this.#names = names
    this.#persons = input.library.people
    this.#people = new Map(input.library.people.map(({ id, name }) => [id, name]))
    this.#hasCompletedBy = settingOf(PEOPLE_SETTING, input.options.settings) === 'completed-by'
    this.isHyperText = originalHtml(first) !== null
    const { textKey } = extraOf(first.extra)
    this.textKey = textKey !== undefined && /^[\w-]+$/.test(textKey) ? textKey : 'text'
  }

  task(document: ExportDocument): object {
    this.#tasks += 1
    const extra = extraOf(document.extra)
    const places = this.isHyperText ? htmlPlaces(document) : textPlaces(document)
    const annotators: Record<string, string> = {}
    const models: Record<string, string> = {}
    const annotations: object[] = []
    const predictions: object[] = []
    for (const work of workOf(document)) {
      const name = this.#people.get(work.person) ?? work.person
      const kept = keptOf(extra, name)
      const results = this.#results(document, work, places, extra)
      if (name.endsWith(PREDICTION)) {
        models[name] = work.person
        const version = name === modelName({}) ? {} : { model_version: name.slice(0, -PREDICTION.length) }
        predictions.push({ ...version, ...kept, result: results })
      } else {
        const annotation = this.#annotation(work, kept, results)
        const person = knownPerson(work.person)
        if (person !== null) annotators[annotation.id] = person
        annotations.push(annotation)
      }
    }
    return {
      id: /^(?:0|[1-9]\d{0,14})$/.test(document.name) ? Number(document.name) : this.#tasks,
      data: { ...extra.data, [this.textKey]: places.data },
      annotations: [...annotations, ...this.#keptAnnotations(document, extra)],
      ...this.#predictions(predictions, new Set(Object.keys(models)), extra),
      meta: {
        ...extra.meta,
        [COMPANION_KEY]: { ...this.#companion(document, places), ...filled({ annotators, models }) }
      },
      ...extra.task
    }
  }

  #companion(document: ExportDocument, places: PlaceWriter): JsonObject {
    const context = { document, map: OffsetMap.of(document.text), labels: this.#names, people: this.#persons }
    const { turns } = extraOf(document.extra)
    const others = Object.entries(document.extra).filter(([key, value]) => key !== EXTRA_KEY || !isJsonObject(value))
    return {
      name: document.name,
      ...documentCompanion(context),
      ...filled({
        plain: places.isMade ? true : null,
        labelDetails: documentLabelCompanions(context),
        relations: relationCompanions(context),
        claims: claimCompanions(context),
        bookmarks: bookmarkCompanions(context),
        turns,
        extra: Object.fromEntries(others)
      })
    }
  }

  #annotation(work: Work, kept: JsonObject, result: readonly JsonObject[]): JsonObject & { readonly id: number } {
    const times = [...work.spans, ...work.documentLabels]
    const of = (each: readonly string[]): readonly string[] => each.flatMap((time) => knownTime(time) ?? []).sort()
    const [created] = of(times.map(({ createdAt }) => createdAt))
    const updated = of(times.map(({ updatedAt }) => updatedAt)).at(-1) ?? created
    return {
      id: (this.#annotations += 1),
      ...(this.#hasCompletedBy &&
        knownPerson(work.person) !== null && { completed_by: this.#completedBy(work.person) }),
      ...(created !== undefined && { created_at: created, updated_at: updated }),
      was_cancelled: false,
      ground_truth: false,
      ...kept,
      result
    }
  }

  #completedBy(person: string): number | JsonObject {
    if (/^[1-9]\d{0,9}$/.test(person)) return Number(person)
    const name = this.#people.get(person) ?? person
    return name.includes('@') ? { email: name } : { email: person, first_name: name }
  }

  #results(document: ExportDocument, work: Work, places: PlaceWriter, extra: TaskExtra): readonly JsonObject[] {
    const own = new Set(work.spans.map(({ id }) => id))
    const relations = relationsWithin(document).filter(({ from, to }) => own.has(from.span) && own.has(to.span))
    return [
      ...work.spans.flatMap((span) => this.#regionResults(span, places)),
      ...this.#choiceResults(work, extra, own),
      ...relations.map(({ from, to, type }) => {
        const name = this.#names.relationType(type)
        this.relationTypes.add(name)
        const direction = this.#names.typeOf(type)?.symmetric === true ? 'bi' : 'right'
        return { from_id: from.span, to_id: to.span, type: 'relation', direction, labels: [name] }
      })
    ]
  }

  #regionResults(span: Span, places: PlaceWriter): readonly JsonObject[] {
    const place = places.place(span)
    const label = this.#names.shortName(span.label)
    this.spanLabels.add(label)
    const type = this.isHyperText ? 'hypertextlabels' : 'labels'
    const common = {
      id: span.id,
      to_name: TEXT_OBJECT,
      origin: span.origin.startsWith('suggestion:') ? 'prediction' : 'manual'
    }
    const definitions = this.#names.label(span.label)?.attributes ?? []
    const exact = Object.entries(span.attributes).filter(([, value]) => needsExact(value))
    const own = { ...authorshipCompanion(span), person: null, attributes: Object.fromEntries(exact) }
    const meta = filled({ text: span.note === '' ? [] : [span.note], [COMPANION_KEY]: filled(own) })
    const results: JsonObject[] = [
      { ...common, from_name: SPAN_CONTROL, type, value: { ...place, [type]: [label] }, meta }
    ]
    const { text: _words, ...position } = place
    for (const [id, value] of Object.entries(span.attributes)) {
      const definition = definitions.find((each) => each.id === id)
      const kind = kindOf(value, definition)
      const control = this.attributes.of(id, kind, definition?.options ?? [])
      const result = resultOf(value, kind)
      results.push({ ...common, from_name: control, type: result.type, value: { ...position, ...result.value } })
    }
    if (span.tags.length > 0) {
      this.hasTags = true
      results.push({ ...common, from_name: TAGS_CONTROL, type: 'textarea', value: { ...position, text: span.tags } })
    }
    return results
  }

  #choiceResults(
    { documentLabels }: Work,
    { choices = {} }: TaskExtra,
    taken: ReadonlySet<string>
  ): readonly JsonObject[] {
    const byControl = new Map<string, Set<string>>()
    for (const { label } of documentLabels) {
      const name = this.#names.shortName(label)
      const known = Object.hasOwn(choices, name) ? choices[name] : null
      const control = typeof known === 'string' && known !== SPAN_CONTROL ? known : DOCUMENT_CONTROL
      for (const controls of [byControl, this.choices]) {
        const values = controls.get(control) ?? new Set<string>()
        controls.set(control, values.add(name))
      }
    }
    return [...byControl].map(([control, values], index) => {
      let id = `choices-${index + 1}`
      while (taken.has(id)) id += '-'
      return {
        id,
        from_name: control,
        to_name: TEXT_OBJECT,
        type: 'choices',
        origin: 'manual',
        value: { choices: [...values] }
      }
    })
  }

  /** Annotations that were kept as they were: given up ones, and those without results. */
  #keptAnnotations(document: ExportDocument, { annotations = [] }: TaskExtra): readonly JsonObject[] {
    const people = new Set(workOf(document).map(({ person }) => this.#people.get(person) ?? person))
    return annotations.flatMap(({ person, ...kept }) => {
      if ('result' in kept) return [kept]
      const isWritten = people.has(typeof person === 'string' ? person : UNKNOWN)
      return isWritten ? [] : [{ ...kept, ...(typeof person === 'string' && { completed_by: person }), result: [] }]
    })
  }

  #predictions(own: readonly object[], models: ReadonlySet<string>, { predictions = [] }: TaskExtra): JsonObject {
    const kept = predictions.flatMap((each) => {
      if ('result' in each) return [each]
      return models.has(modelName(each)) ? [] : [{ ...each, result: [] }]
    })
    return own.length + kept.length === 0 ? {} : { predictions: [...own, ...kept] }
  }
}

/** What a person's annotation, or a model's prediction, had beside results in the file that the document came from. */
function keptOf({ annotations = [], predictions = [] }: TaskExtra, name: string): JsonObject {
  const isSame = (each: JsonObject): boolean => !('result' in each) && (each['person'] ?? UNKNOWN) === name
  const isModel = (each: JsonObject): boolean => !('result' in each) && modelName(each) === name
  const kept = name.endsWith(PREDICTION) ? predictions.find(isModel) : annotations.find(isSame)
  return Object.fromEntries(Object.entries(kept ?? {}).filter(([key]) => key !== 'person'))
}

/** The records of a document by person, in the order in which they are met. Orphans have no place, and are not written. */
function workOf({ spans, documentLabels }: ExportDocument): readonly Work[] {
  const works = new Map<string, Work>()
  const of = (person: string): Work => {
    const known = works.get(person)
    if (known) return known
    const made = { person, spans: [], documentLabels: [] }
    works.set(person, made)
    return made
  }
  for (const span of spans) if (span.orphan === null) of(span.person).spans.push(span)
  for (const label of documentLabels) of(label.person).documentLabels.push(label)
  return [...works.values()]
}
