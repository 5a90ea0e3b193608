import { CallError } from '../../api/envelope'
import type { AnnotationImportReport } from '../backend'
import type { Command, NewClaim, NewDocumentLabel, NewSpan } from '../../core/commands/command'
import { CommandError } from '../../core/commands/command-error'
import { tidyRanges } from '../../core/commands/tidy-ranges'
import type { DecodedSpan, DecodeProblem, DecodeResult } from '../../core/formats/format'
import { findFormat } from '../../core/formats/registry'
import type { Layer } from '../../core/model/library'
import type { TextRange } from '../../core/model/text-range'
import { findVerdict } from '../../core/model/verdict-scale'
import { LONG_TEXT, SHORT_TEXT } from '../../core/schema/records'
import type { OpenLibrary } from '../store/load-library'
import { cutText, fitAttributes, fitText } from './fit-record'
import type { ReportFit } from './fit-record'
import { LabelMapping } from './label-mapping'

const rangesKey = (ranges: readonly TextRange[], label: string): string =>
  `${label}|${ranges.map((range) => `${range.start}-${range.end}`).join(',')}`

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/

/** What a decoded file comes to in one article: the commands, and what was left out. */
class AnnotationImport {
  readonly spans: NewSpan[] = []
  readonly claims: NewClaim[] = []
  readonly documentLabels: NewDocumentLabel[] = []
  readonly problems: DecodeProblem[] = []
  skipped = 0
  readonly #layer: Layer
  readonly #text: string
  readonly #labels: LabelMapping
  readonly #ids: () => string
  /** Spans that are in the article already, by ranges and label: importing a file twice changes nothing. */
  readonly #spanKeys = new Set<string>()
  readonly #used = new Set<string>()
  /** Claims made so far by the ids the file gives them: a claim on several spans comes once per span. */
  readonly #claimsById = new Map<string, NewClaim>()

  constructor(layer: Layer, text: string, labels: LabelMapping, ids: () => string) {
    this.#layer = layer
    this.#text = text
    this.#labels = labels
    this.#ids = ids
    for (const span of layer.spans.values()) this.#spanKeys.add(rangesKey(span.ranges, span.label))
  }

  /** Keeps an id of the file when it can be one of ours and is free. */
  #idFrom(given: string | null, taken: ReadonlyMap<string, unknown>): string {
    const id = given !== null && ID.test(given) && !taken.has(given) && !this.#used.has(given) ? given : this.#ids()
    this.#used.add(id)
    return id
  }

  #reportAt(place: string): ReportFit {
    return (message) =>
      void this.problems.push({ line: null, place: cutText(place, 200), message: `In this annotation, ${message}` })
  }

  addSpan(decoded: DecodedSpan): void {
    let ranges: readonly TextRange[]
    try {
      ranges = tidyRanges(this.#text, decoded.ranges, 'exact')
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      this.problems.push({ line: null, place: decoded.id ?? decoded.label, message: error.message })
      return
    }
    // Only now: a passage that is left out must not bring a label into the scheme.
    const label = this.#labels.forSpan(decoded.label)
    const key = rangesKey(ranges, label.id)
    if (this.#spanKeys.has(key)) {
      this.skipped += 1
      return
    }
    const id = this.#idFrom(decoded.id, this.#layer.spans)
    const report = this.#reportAt(decoded.id ?? decoded.label)
    const attributes = fitAttributes(decoded.attributes, report)
    const note = fitText(decoded.note, LONG_TEXT, 'the note', report)
    this.spans.push({ id, ranges: [...ranges], label: label.id, attributes, note })
    if (decoded.claim === null && label.role !== 'claim') return
    const claim = decoded.claim
    const verdict = claim?.verdict && findVerdict(claim.verdict) ? claim.verdict : null
    if (claim?.verdict && !verdict) {
      const message = `The verdict “${claim.verdict.value}” is on no scale of this library and was left out.`
      this.problems.push({ line: null, place: decoded.id ?? id, message })
    }
    const existing = claim?.id ? this.#claimsById.get(claim.id) : undefined
    if (existing) existing.spans.push(id)
    else {
      const made: NewClaim = {
        id: this.#idFrom(claim?.id ?? null, this.#layer.claims),
        spans: [id],
        normalized: fitText(claim?.normalized ?? '', LONG_TEXT, 'the claim', report),
        speaker: fitText(claim?.speaker ?? '', SHORT_TEXT, 'the speaker of the claim', report),
        verdict,
        note: fitText(claim?.note ?? '', LONG_TEXT, 'the note on the claim', report)
      }
      this.claims.push(made)
      if (claim?.id) this.#claimsById.set(claim.id, made)
    }
  }

  addDocumentLabels(decoded: DecodeResult['documentLabels']): void {
    const present = new Set([...this.#layer.documentLabels.values()].map((label) => label.label))
    for (const given of decoded) {
      const label = this.#labels.forDocument(given.label)
      if (present.has(label.id)) {
        this.skipped += 1
        continue
      }
      present.add(label.id)
      const id = this.#idFrom(given.id, this.#layer.documentLabels)
      const report = this.#reportAt(given.id ?? given.label)
      const value = given.value === null ? null : fitText(given.value, SHORT_TEXT, 'the value', report)
      this.documentLabels.push({ id, label: label.id, value, note: fitText(given.note, LONG_TEXT, 'the note', report) })
    }
  }
}

/**
 * Takes a file of annotations over into one article, as one undoable action. Labels the scheme does not have are
 * added to it. Importing the same file again changes nothing (D12).
 *
 * @throws CallError for an unknown format or article
 */
export async function importAnnotations(
  library: OpenLibrary,
  fileName: string,
  content: string,
  formatId: string,
  articleId: string
): Promise<AnnotationImportReport> {
  const { store, engine } = library
  const format = findFormat(formatId)
  if (!format?.decode) throw new CallError('unknown-format', `Claimdesk cannot read a format called ${formatId}.`)
  const article = store.state.articles.get(articleId)
  if (!article) throw new CallError('not-found', `The library has no article ${articleId}.`, { article: articleId })
  const layer = await store.loadLayer(articleId)
  const text = await engine.readText(articleId)
  const decoded = format.decode({ fileName, content, article, text })
  const scheme = store.state.schemes.get(store.parts.info.defaultScheme)
  if (!scheme) throw new CallError('not-found', 'The label scheme of this library is missing.')
  const labels = new LabelMapping(scheme)
  const work = new AnnotationImport(layer, text, labels, store.parts.ids)
  for (const span of decoded.spans) work.addSpan(span)
  work.addDocumentLabels(decoded.documentLabels)
  const commands: Command[] = []
  const grown = labels.grownScheme()
  if (grown) commands.push({ type: 'scheme.put', scheme: { ...grown, labels: [...grown.labels] } })
  const { spans, claims, documentLabels } = work
  if (spans.length + documentLabels.length > 0) {
    const origin = `import:${format.id}`
    commands.push({
      type: 'annotations.add',
      article: articleId,
      spans,
      claims,
      documentLabels,
      edges: 'exact',
      origin
    })
  }
  if (commands.length > 0) await engine.runGroup(commands)
  return {
    article: articleId,
    spans: spans.length,
    claims: claims.length,
    documentLabels: documentLabels.length,
    skipped: work.skipped,
    problems: [...decoded.problems, ...work.problems],
    remarks: [...decoded.remarks, ...labels.remarks]
  }
}
