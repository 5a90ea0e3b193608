import * as z from 'zod'
import type { BundleProblem } from '../../../api/evidence-views'
import { checkAuditLog } from '../../../core/audit/check-audit-log'
import { evidenceSchema, markSchema } from '../../../core/schema/check-records'
import { articleSchema, claimSchema, spanSchema } from '../../../core/schema/records'
import { sha256 } from '../../store/text-files'
import type { ReadManifest } from './bundle-manifest'
import type { BundleSource, ReadPart } from './read-bundle-zip'

/** What of a bundle was read and compared. */
export interface ContentCounts {
  readonly articles: number
  readonly spans: number
  readonly claims: number
  readonly evidence: number
  readonly captures: number
  readonly logEntries: number
}

/** The longest text, list of records or log that is read as a whole. */
const MOST_BYTES = 400 * 1024 * 1024

const LOG = 'log.jsonl'
const articleFileSchema = z.looseObject({ article: articleSchema })
const checksSchema = z.looseObject({
  spans: z.array(spanSchema),
  claims: z.array(claimSchema),
  evidence: z.array(evidenceSchema),
  marks: z.array(markSchema)
})
type Checks = z.infer<typeof checksSchema>

/**
 * Reads what the files of a bundle say, and compares it: words with texts, captures with their hashes, the log. What a
 * file says that was changed is not believed, so that no sound file is blamed for it; of the log the lines are named.
 */
class ContentCheck {
  readonly problems: BundleProblem[] = []
  readonly counts = { articles: 0, spans: 0, claims: 0, evidence: 0, captures: 0, logEntries: 0 }
  readonly #zip: BundleSource
  readonly #parts: ReadonlyMap<string, ReadPart>
  readonly #texts = new Map<string, string | null>()
  readonly #named = new Map<string, string>()
  readonly #isSound: (part: ReadPart) => boolean
  /** Not every check could be read: what no evidence names may have been named there. */
  #isPartial = false

  constructor(zip: BundleSource, parts: readonly ReadPart[], isSound: (part: ReadPart) => boolean) {
    this.#zip = zip
    this.#parts = new Map(parts.map((part) => [part.name, part]))
    this.#isSound = isSound
  }

  async run(manifest: ReadManifest | null): Promise<void> {
    for (const name of this.#parts.keys()) {
      const [, article] = /^articles\/([0-9a-f]{16})\/checks\.json$/.exec(name) ?? []
      if (article !== undefined) await this.#article(article, name)
    }
    this.#captures(manifest)
    await this.#log(manifest)
  }

  #tell(file: string, message: string): void {
    this.problems.push({ file, message })
  }

  /** A JSON file as a schema has it; null when it is not so, which is told. */
  async #json<Value>(name: string, schema: z.ZodType<Value>): Promise<Value | null> {
    const bytes = await this.#soundBytes(name)
    if (bytes === null) return null
    let value: unknown
    try {
      value = JSON.parse(bytes.toString('utf8'))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      this.#tell(name, 'it is no JSON')
      return null
    }
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    this.#tell(name, `it does not say what it should: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
    return null
  }

  /** The bytes of a file that is what it was; null when it is not, which was told already. */
  async #soundBytes(name: string): Promise<Buffer | null> {
    const part = this.#parts.get(name)
    if (!part || !this.#isSound(part)) return null
    const bytes = await this.#zip.read(name, MOST_BYTES)
    if (bytes === null) this.#tell(name, 'it is too large to be read')
    return bytes
  }

  async #text(article: string): Promise<string | null> {
    const known = this.#texts.get(article)
    if (known !== undefined) return known
    const text = (await this.#soundBytes(`articles/${article}/text.txt`))?.toString('utf8') ?? null
    this.#texts.clear()
    this.#texts.set(article, text)
    return text
  }

  async #article(id: string, name: string): Promise<void> {
    this.counts.articles += 1
    const file = await this.#json(`articles/${id}/article.json`, articleFileSchema)
    const text = await this.#text(id)
    if (file) {
      const { original, text: frozen } = file.article
      const source = `articles/${id}/original.${original.kind}`
      if (text !== null && sha256(text) !== frozen.sha256) {
        this.#tell(`articles/${id}/text.txt`, 'it is not the text that was checked')
      }
      const part = this.#parts.get(source)
      if (part && this.#isSound(part) && part.sha256 !== original.sha256)
        this.#tell(source, 'it is not the file that was imported')
    }
    const checks = await this.#json(name, checksSchema)
    if (!checks) {
      this.#isPartial = true
      return
    }
    this.counts.claims += checks.claims.length
    this.counts.spans += checks.spans.length
    this.counts.evidence += checks.evidence.length
    if (text !== null) this.#words(name, checks, text)
    for (const { id: evidence, capture } of checks.evidence) {
      if (capture) this.#named.set(capture.sha256, `evidence ${evidence} (“${capture.name}”)`)
    }
    for (const { id: evidence, passage } of checks.evidence) {
      const other = passage && (await this.#text(passage.article))
      if (other === null) continue
      if (other.slice(passage?.range.start, passage?.range.end) !== passage?.quote.exact)
        this.#tell(name, `the passage of evidence ${evidence} is not in its article`)
    }
  }

  /** Every highlight and mark says the words that stand at its place; UTF-16 code units. */
  #words(name: string, { spans, marks, claims }: Checks, text: string): void {
    for (const span of spans) {
      if (span.orphan) continue
      for (const [index, { start, end }] of span.ranges.entries()) {
        const exact = span.quotes[index]?.exact ?? ''
        const words = text.slice(start, end)
        if (words !== exact) this.#tell(name, `highlight ${span.id} says “${exact}”, the text “${words}”`)
      }
    }
    for (const { id, range, quote, orphan } of marks) {
      if (!orphan && text.slice(range.start, range.end) !== quote.exact) {
        this.#tell(name, `mark ${id} says “${quote.exact}”, the text does not`)
      }
    }
    const known = new Set(spans.map(({ id }) => id))
    for (const claim of claims) {
      for (const span of claim.spans) {
        if (!known.has(span)) this.#tell(name, `claim ${claim.id} names a highlight that is not there: ${span}`)
      }
    }
  }

  #captures(manifest: ReadManifest | null): void {
    const files = new Map<string, ReadPart>()
    for (const part of this.#parts.values()) {
      const [, hash] = /^evidence\/([0-9a-f]{64})\.[a-z0-9]{1,12}$/.exec(part.name) ?? []
      if (hash === undefined) continue
      files.set(hash, part)
      this.counts.captures += 1
      if (this.#isSound(part) && part.sha256 !== hash) this.#tell(part.name, 'it is not the file that was captured')
      if (!this.#isPartial && !this.#named.has(hash)) this.#tell(part.name, 'no evidence of the bundle names it')
    }
    const wasMissing = new Set(manifest?.missing.map(({ file }) => file.split(/[/.]/)[1]))
    for (const [hash, evidence] of this.#named) {
      if (!files.has(hash) && !wasMissing.has(hash))
        this.#tell(`evidence/${hash}`, `it is missing; ${evidence} names it`)
    }
  }

  async #log(manifest: ReadManifest | null): Promise<void> {
    const bytes = await this.#zip.read(LOG, MOST_BYTES)
    if (bytes === null) {
      if (this.#parts.has(LOG)) this.#tell(LOG, 'it is too large to be read')
      return
    }
    const { entries, lastHash, faults } = checkAuditLog(bytes.toString('utf8'), sha256)
    this.counts.logEntries = entries
    for (const { line, message } of faults) this.#tell(LOG, `line ${line}: ${message}`)
    const part = this.#parts.get(LOG)
    if (
      manifest &&
      part &&
      this.#isSound(part) &&
      (manifest.log.lastHash !== lastHash || manifest.log.entries !== entries)
    ) {
      this.#tell(LOG, `it ends with ${lastHash ?? 'nothing'} after ${entries} entries; the manifest says otherwise`)
    }
  }
}

/** Checks what the files of a bundle say against one another, as far as they can be read. */
export async function verifyBundleContent(
  zip: BundleSource,
  parts: readonly ReadPart[],
  manifest: ReadManifest | null,
  isSound: (part: ReadPart) => boolean
): Promise<{ readonly problems: readonly BundleProblem[]; readonly counts: ContentCounts }> {
  const check = new ContentCheck(zip, parts, isSound)
  await check.run(manifest)
  return { problems: check.problems, counts: check.counts }
}
