import { NOTHING_DECODED } from '../format'
import type { Decoded, DecodedReading, DecodeInput, DecodeProblem } from '../format'
import { decideReading, readingId, readingOf } from '../readings'
import type { PositionReading, StatedPosition } from '../readings'
import { readText, withoutEnding } from '../text-file'
import type { DocumentDraft } from '../web/document-draft'
import { giveText, isTextFile } from '../web/given-texts'
import { PeopleFound } from '../web/people-found'
import { TextDocuments } from '../web/text-documents'
import type { FoundDocument } from '../web/text-documents'
import { collectAnnotations, iriOfNode } from './collect'
import type { Collected, FoundAnnotation } from './collect'
import { AnnotationReader, leftOutTerms } from './read-annotation'
import type { PlaceCounts, ReadContext } from './read-annotation'
import { readArticle, readSchemes } from './read-articles'
import { isLink, LinkReader } from './read-links'
import { readTargets } from './read-target'
import type { ReadTarget } from './read-target'
import { readArticleIri } from './vocabulary'

/** Ways to read positions, the one that is expected first. */
export type Readings = readonly [PositionReading, ...PositionReading[]]

const reading = (
  unit: 'codepoint' | 'utf16',
  lineEnds: 'as-is' | 'one',
  bom: 'left-out' | 'counted'
): PositionReading => ({
  unit,
  lineEnds,
  bom
})

/** What the standard demands, then what others write: UTF-16, then what counts line ends or byte order marks otherwise. */
export const W3C_READINGS: Readings = [
  reading('codepoint', 'as-is', 'left-out'),
  reading('utf16', 'as-is', 'left-out'),
  reading('codepoint', 'one', 'left-out'),
  reading('utf16', 'one', 'left-out'),
  reading('codepoint', 'as-is', 'counted'),
  reading('utf16', 'as-is', 'counted')
]

/** Id of the setting by which a person decides how positions are read. */
export const POSITIONS = 'positions'

/** An annotation with the document that all its targets lie in. */
interface Pending {
  readonly found: FoundAnnotation
  readonly draft: DocumentDraft
  readonly targets: readonly ReadTarget[]
}

interface AnnotationFile {
  readonly path: string
  readonly collected: Collected
}

/**
 * Reads Web Annotations, ours and other programs', of all files together: relations may lead from one file into
 * another. Positions are read as `readings[0]` unless the words at them say otherwise.
 */
export async function decodeAnnotations(input: DecodeInput, readings: Readings): Promise<Decoded> {
  return new Decoding(input, readings).run()
}

class Decoding {
  readonly #input: DecodeInput
  readonly #readings: Readings
  readonly #texts: TextDocuments
  readonly #problems: DecodeProblem[] = []
  readonly #found: DecodedReading[] = []
  readonly #people = new PeopleFound()
  readonly #links = new LinkReader(this.#people)
  readonly #context: ReadContext = { people: this.#people, labelNames: new Map(), spans: new Map(), comments: 0 }
  readonly #counts: PlaceCounts = { inOtherUnit: 0, byQuote: 0 }
  readonly #documents = new Map<string, FoundDocument>()
  readonly #foreignSources = new Map<DocumentDraft, Set<string>>()
  readonly #leftOut = new Set<string>()

  constructor(input: DecodeInput, readings: Readings) {
    this.#input = input
    this.#readings = readings
    this.#texts = new TextDocuments(input.known)
  }

  async run(): Promise<Decoded> {
    const files: AnnotationFile[] = []
    for (const file of this.#input.files) {
      const { raw, problem } = readText(file)
      if (problem) this.#problems.push(problem)
      else if (isTextFile(file.path)) {
        const refused = await giveText(this.#texts, file.path, raw)
        if (refused !== null) this.#problem(file.path, { line: null, place: 'file' }, refused)
      } else files.push({ path: file.path, collected: collectAnnotations(raw) })
    }
    if (files.length === 0 && this.#input.files.length > this.#problems.length) {
      this.#problem(null, { line: null, place: 'file' }, 'There are only texts here, no annotations.')
    }
    const schemes = readSchemes(files.flatMap(({ collected }) => collected.schemes))
    if (schemes.unread > 0) {
      this.#problem(
        null,
        { line: null, place: 'claimdesk:schemes' },
        'A label scheme could not be read. Its labels have their names only.'
      )
    }
    for (const file of files) await this.#readArticles(file)
    const annotations = files.flatMap(({ collected }) => collected.annotations.map(({ value }) => value))
    const addresses = this.#texts.addresses
    // An annotation whose id is an article's address would make every target a reply to it.
    const all = new Set(annotations.flatMap((value) => iriOfNode(value) ?? []).filter((iri) => !addresses.has(iri)))
    const links = new Set(annotations.filter(isLink).flatMap((value) => iriOfNode(value) ?? []))
    for (const file of files) await this.#readFile(file, all, links)
    this.#links.finish(this.#context.spans, ({ found, file }, message) => this.#problem(file, found, message))

    const stems = files.map(({ path }) => withoutEnding(path))
    const drafts = this.#texts.drafts.filter((draft) => !draft.isEmpty || this.#isWanted(draft, stems))
    const defined = new Set(schemes.labels.map(({ id }) => id))
    const named = [...this.#context.labelNames].filter(([id, path]) => !defined.has(id) && id !== path && path !== '')
    const types = new Set(schemes.relationTypes.map(({ id }) => id))
    const namedTypes = [...this.#links.typeNames].filter(([id, name]) => !types.has(id) && id !== name && name !== '')
    return {
      ...NOTHING_DECODED,
      documents: drafts.map((draft) => draft.finish()),
      labels: [...schemes.labels, ...named.map(([id, path]) => ({ id, path }))],
      relationTypes: [...schemes.relationTypes, ...namedTypes.map(([id, name]) => ({ id, name }))],
      people: this.#people.people,
      problems: this.#problems,
      remarks: this.#remarks(),
      readings: this.#found
    }
  }

  /** A file of ours lists its articles; a text that was given along is wanted when its name is that of a file. */
  #isWanted({ parts }: DocumentDraft, stems: readonly string[]): boolean {
    return parts.isDescribed || stems.some((stem) => stem === parts.name || stem.startsWith(`${parts.name}.`))
  }

  async #readArticles({ path, collected }: AnnotationFile): Promise<void> {
    for (const [index, value] of collected.articles.entries()) {
      const at = { line: null, place: `claimdesk:articles[${index}]` }
      const article = readArticle(value)
      if (!article) this.#problem(path, at, 'This is no article. It was left out.')
      else if (!(await this.#texts.describe(article))) {
        this.#problem(
          path,
          at,
          `The file has no text of “${article.metadata.title ?? article.name}”, and it is not in the library.`
        )
      }
    }
  }

  async #readFile(
    { path, collected }: AnnotationFile,
    all: ReadonlySet<string>,
    links: ReadonlySet<string>
  ): Promise<void> {
    for (const { line, place, message } of collected.problems) this.#problem(path, { line, place }, message)
    const pending: Pending[] = []
    for (const found of collected.annotations) {
      const targets = readTargets(found.value['target'])
      if (this.#links.take(found, path, targets, links)) continue
      const document = await this.#documentOf(targets, path, all)
      if (document.draft === null) this.#problem(path, found, document.reason)
      else pending.push({ found, draft: document.draft, targets })
      for (const term of leftOutTerms(found.value)) this.#leftOut.add(term)
    }
    const reader = new AnnotationReader(this.#context, this.#counts, this.#readingsFor(path, pending, collected))
    for (const { found, draft, targets } of pending) {
      reader.read(found, draft, targets, (message) => this.#problem(path, found, message))
    }
  }

  /** The one document that the targets lie in, or why there is none. */
  async #documentOf(targets: readonly ReadTarget[], path: string, all: ReadonlySet<string>): Promise<FoundDocument> {
    if (targets.length === 0) return refused('The annotation has no target.')
    for (const { source, hasSelector } of targets) {
      if (source === null && !hasSelector) return refused('The target names neither a source nor a place.')
      if (source !== null && all.has(source)) return refused('It annotates another annotation (a reply or a relation).')
    }
    let draft: DocumentDraft | null = null
    for (const source of new Set(targets.map((target) => target.source))) {
      const found = await this.#find(source, path)
      if (found.draft === null) return found
      if (draft !== null && draft !== found.draft) return refused('Its targets lie in several articles.')
      draft = found.draft
      if (source !== null && !readArticleIri(source)) this.#noteSource(draft, source)
    }
    const whole = targets.filter((target) => !target.hasSelector).length
    if (whole > 0 && whole < targets.length) return refused('It mixes the whole article with passages of it.')
    return draft === null ? refused('The annotation has no target.') : { draft, reason: null }
  }

  async #find(source: string | null, path: string): Promise<FoundDocument> {
    const key = `${path}\n${source ?? ''}`
    const known = this.#documents.get(key)
    if (known) return known
    const hints = { sources: source === null ? [] : [source], title: null, stem: withoutEnding(path) }
    const found = await this.#texts.find(hints)
    this.#documents.set(key, found)
    return found
  }

  #noteSource(draft: DocumentDraft, source: string): void {
    const sources = this.#foreignSources.get(draft) ?? new Set<string>()
    this.#foreignSources.set(draft, sources.add(source))
    if (/^https?:/i.test(source)) draft.addMetadata({ url: source })
  }

  /** The readings to try for a file: first the one that was chosen, or that its words decide for. */
  #readingsFor(path: string, pending: readonly Pending[], { articles }: Collected): Readings {
    const inOrder = (first: PositionReading): Readings => [first, ...this.#readings.filter((other) => other !== first)]
    const wanted = readingOf(this.#input.settings[POSITIONS] ?? '')
    if (wanted) return [wanted]
    // A file of ours is as it says.
    if (articles.length > 0) return inOrder(this.#readings[0])
    const texts = new Map<DocumentDraft, StatedPosition[]>()
    for (const { draft, targets } of pending) {
      for (const { position, quotes } of targets) {
        if (!position) continue
        const positions = texts.get(draft) ?? []
        texts.set(draft, positions)
        positions.push({ ...position, exact: quotes[0]?.exact ?? null })
      }
    }
    const counted = [...texts].map(([draft, positions]) => ({ source: draft.counted, positions }))
    const distinct = this.#readings.filter((each) =>
      counted.some(({ source }) => source.distinct(this.#readings).includes(each))
    )
    const decided = decideReading(counted, [distinct[0] ?? this.#readings[0], ...distinct.slice(1)])
    if (decided.isAmbiguous) {
      const { evidence } = decided
      this.#found.push({ file: this.#nameOf(path), setting: POSITIONS, chosen: readingId(decided.reading), evidence })
    }
    return inOrder(decided.reading)
  }

  #remarks(): readonly string[] {
    const { inOtherUnit, byQuote } = this.#counts
    const remarks: string[] = []
    if (inOtherUnit > 0)
      remarks.push(`${inOtherUnit} positions were counted otherwise than the others in their file: their words agree.`)
    if (byQuote > 0) remarks.push(`${byQuote} passages were found by their words, not at their positions.`)
    for (const [{ parts }, sources] of this.#foreignSources) {
      if (sources.size > 1)
        remarks.push(`The annotations name ${sources.size} sources that were all read as “${parts.name}”.`)
    }
    for (const { parts, isEmpty } of this.#texts.drafts) {
      if (parts.fileText && !isEmpty) {
        remarks.push(
          `The text of “${parts.name}” in the file differs from that of the article; annotations were placed by their words.`
        )
      }
    }
    if (this.#context.comments > 0) {
      remarks.push(
        `${this.#context.comments} comments on whole articles became their notes; who wrote them, and when, is left out.`
      )
    }
    if (this.#leftOut.size > 0) remarks.push(`Of the annotations was left out: ${[...this.#leftOut].join(', ')}.`)
    return remarks
  }

  #problem(file: string | null, { line, place }: Pick<DecodeProblem, 'line' | 'place'>, message: string): void {
    this.#problems.push({ file: file === null ? null : this.#nameOf(file), line, place, message })
  }

  #nameOf(path: string): string | null {
    return this.#input.files.length > 1 ? path : null
  }
}

const refused = (reason: string): FoundDocument => ({ draft: null, reason })
