import type { DecodeProblem } from '../format'
import { asList, asText, isJsonObject, parseJson } from '../json-value'
import type { JsonObject } from '../json-value'
import { localTerm } from './vocabulary'

/** What could not be read, in the file at hand. */
export type PlaceProblem = Omit<DecodeProblem, 'file'>

/** An annotation of a file, still unread, with its place for messages. */
export interface FoundAnnotation {
  readonly value: JsonObject
  /** 1-based line in JSON lines, else null. */
  readonly line: number | null
  readonly place: string
}

export interface Collected {
  readonly annotations: readonly FoundAnnotation[]
  readonly problems: readonly PlaceProblem[]
  /** What a file of ours says of its articles and label schemes, unread. */
  readonly articles: readonly unknown[]
  readonly schemes: readonly unknown[]
}

/** Deeper than any real file: collection, page, annotation. Hostile files nest without end. */
const DEEPEST = 8

/** The types of a JSON-LD node, without namespace. */
export function typesOf(node: JsonObject): readonly string[] {
  return asList(node['type'] ?? node['@type']).flatMap((type) => (typeof type === 'string' ? [localTerm(type)] : []))
}

/** The IRI of a JSON-LD node, or null. */
export function iriOfNode(node: unknown): string | null {
  if (typeof node === 'string') return node
  return isJsonObject(node) ? (asText(node['id']) ?? asText(node['@id'])) : null
}

/** A literal of JSON, which JSON-LD processors may put into an object of type `@json`. */
export function unwrapped(value: unknown): unknown {
  return isJsonObject(value) && '@value' in value ? value['@value'] : value
}

const isContainer = (node: JsonObject): boolean =>
  typesOf(node).some((type) => type === 'AnnotationCollection' || type === 'AnnotationPage')

/**
 * Finds the annotations of a file: one annotation, a list, a collection or page (embedded ones too), a graph, or one
 * of these on every line. Never throws; what is none of these is reported.
 */
export function collectAnnotations(content: string): Collected {
  const collector = new Collector()
  const whole = parseJson(content)
  if (whole.ok) collector.visit(whole.value, 'file', null, 0)
  else if (!collector.visitLines(content)) collector.problem(null, 'file', `This is not JSON: ${whole.reason}`)
  return collector.finish()
}

class Collector {
  readonly #annotations: FoundAnnotation[] = []
  readonly #problems: PlaceProblem[] = []
  readonly #articles: unknown[] = []
  readonly #schemes: unknown[] = []
  readonly #pages = new Set<string>()
  readonly #wantedPages = new Map<string, number | null>()

  problem(line: number | null, place: string, message: string): void {
    this.#problems.push({ line, place, message })
  }

  /** Reads JSON lines; false when no line at all is a JSON object, so that the file is something else. */
  visitLines(content: string): boolean {
    const lines = content.split(/\r?\n/)
    const parsed = lines.map((line) => (line.trim() === '' ? null : parseJson(line)))
    if (!parsed.some((line) => line?.ok && isJsonObject(line.value))) return false
    parsed.forEach((line, index) => {
      if (line?.ok) this.visit(line.value, `line ${index + 1}`, index + 1, 0)
      else if (line) this.problem(index + 1, `line ${index + 1}`, `This line is not JSON: ${line.reason}`)
    })
    return true
  }

  visit(value: unknown, place: string, line: number | null, depth: number): void {
    if (depth > DEEPEST) return this.problem(line, place, 'The file is nested too deeply to be annotations.')
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => this.visit(item, `${place}[${index}]`, line, depth + 1))
    } else if (!isJsonObject(value)) {
      this.problem(line, place, 'There is no annotation here.')
    } else if ('target' in value && !isContainer(value)) {
      this.#annotations.push({ value, line, place: iriOfNode(value) ?? place })
    } else if ('@graph' in value) {
      this.#visitItems(value['@graph'], `${place}.@graph`, line, depth)
    } else if (!this.#visitContainer(value, place, line, depth)) {
      const isAnnotation = typesOf(value).includes('Annotation')
      const message = isAnnotation ? 'The annotation has no target.' : 'There is no annotation here.'
      this.problem(line, iriOfNode(value) ?? place, message)
    }
  }

  finish(): Collected {
    for (const [page, line] of this.#wantedPages) {
      if (!this.#pages.has(page)) this.problem(line, page, 'This page of the collection is not in the file.')
    }
    const [articles, schemes] = [this.#articles, this.#schemes]
    return { annotations: this.#annotations, problems: this.#problems, articles, schemes }
  }

  /** A collection or a page, which may hold its items, its first page and, page by page, the next one. */
  #visitContainer(value: JsonObject, place: string, line: number | null, depth: number): boolean {
    let node: JsonObject | null = value
    let nodePlace = place
    let isOne = isContainer(value)
    for (const [key, found] of [
      ['claimdesk:articles', this.#articles],
      ['claimdesk:schemes', this.#schemes]
    ] as const) {
      for (const item of asList(unwrapped(value[key]))) found.push(item)
    }
    while (node) {
      const iri = iriOfNode(node)
      if (iri !== null) this.#pages.add(iri)
      if ('items' in node) {
        isOne = true
        this.#visitItems(node['items'], `${nodePlace}.items`, line, depth)
      }
      if (isJsonObject(node['first'])) {
        isOne = true
        this.visit(node['first'], `${nodePlace}.first`, line, depth + 1)
      }
      for (const key of ['first', 'last', 'next']) {
        const page = asText(node[key])
        if (page !== null) this.#wantedPages.set(page, line)
      }
      node = isJsonObject(node['next']) ? node['next'] : null
      nodePlace = `${nodePlace}.next`
    }
    return isOne
  }

  #visitItems(items: unknown, place: string, line: number | null, depth: number): void {
    const list = isJsonObject(items) && '@list' in items ? items['@list'] : items
    asList(list).forEach((item, index) => this.visit(item, `${place}[${index}]`, line, depth + 1))
  }
}
