import { createHash } from 'node:crypto'
import { freezeText } from '../../../text/freeze'
import type { Decoded } from '../../format'
import { exportFormats } from '../../registry'
import { w3cFormat } from '../../w3c'
import { encodeAll, makeArticle, makeClaim, makeDocument, makeFiles, makeInput, makeSpan } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { READERS } from '../readers'
import { ConformanceReport } from './report'

interface StatedClaim {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly normalized?: string | null
  readonly speaker?: string | null
  readonly note?: string | null
}
interface StatedFile {
  readonly document: string
  readonly sha256?: string
  readonly claims: readonly StatedClaim[]
}

/**
 * Claims that were stated by hand in code points: they must be found as Web Annotations, and every format that counts
 * code points must state the same numbers and words again, read by readers that share nothing with the writers.
 */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths('seed')
  for (const path of paths.filter((each) => each.endsWith('.json'))) {
    const stated = JSON.parse(textOf(path)) as StatedFile
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    report.file(path)
    report.file(folder + stated.document)
    await checkFile(path, stated, textOf(folder + stated.document), report)
  }
  report.account(paths)
  return report.finish()
}

const textOf = (path: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(corpusFile('seed', path).bytes)
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

async function checkFile(
  path: string,
  { sha256, claims }: StatedFile,
  raw: string,
  report: ConformanceReport
): Promise<void> {
  const text = freezeText(raw)
  const hash = hashOf(text)
  if (sha256 !== undefined && ![hash, hashOf(raw)].includes(sha256))
    report.difference(path, 'the text has another hash')
  const points = Array.from(text)
  for (const { id, start, end, quote, prefix, suffix } of claims) {
    const around = [points.slice(0, start).join(''), points.slice(start, end).join(''), points.slice(end).join('')]
    const isThere = around[0]?.endsWith(prefix) && around[1] === quote && around[2]?.startsWith(suffix)
    if (!isThere) report.difference(path, `${id} is not where its code points say`)
  }
  const article = makeArticle(text, { text: { sha256: hash, length: text.length, revision: 1 } })
  const decoded = await decode(makeFiles({ 'claims.json': asW3c(claims, hash) }, [{ article, text }]))
  for (const { place, message } of decoded.problems) report.difference(path, `${place}: ${message}`)
  const spans = decoded.documents.flatMap((document) => document.spans)
  const read = new Map(spans.map((span) => [span.id, span]))
  for (const { id, quote } of claims) {
    const span = read.get(iri(id))
    const words = span?.ranges.map(({ start, end }) => text.slice(start, end)).join('')
    if (words === quote) report.equal(1)
    else report.difference(path, `${id} was read as “${words}”, not “${quote}”`)
  }
  const document = makeDocument(text, {
    article,
    spans: claims.flatMap(({ id }) => {
      const span = read.get(iri(id))
      return span ? [makeSpan(text, span.ranges, { id })] : []
    }),
    claims: claims.map(({ id, normalized, speaker, note }) =>
      makeClaim({ id, spans: [id], normalized: normalized ?? '', speaker: speaker ?? '', note: note ?? '' })
    )
  })
  const expected = sorted(claims.map(({ start, end, quote }) => [start, end, quote]))
  for (const format of exportFormats()) {
    const reader = READERS[format.id]
    if (!reader || format.offsetUnit !== 'codepoint') continue
    const files = await encodeAll(format, makeInput([document], { neutraliseFormulas: false }))
    const found = sorted(reader(files).map((ranges) => ranges.flatMap(({ start, end, words }) => [start, end, words])))
    if (found === expected) report.equal(claims.length)
    else report.difference(path, `${format.id} states ${found}, not ${expected}`)
  }
}

const sorted = (passages: readonly (readonly unknown[])[]): string =>
  passages
    .map((each) => JSON.stringify(each))
    .sort()
    .join(' ')
const iri = (id: string): string => `urn:x-claims:${id}`
const decode = (input: ReturnType<typeof makeFiles>): Promise<Decoded> =>
  w3cFormat.decode?.(input) ?? Promise.reject(new Error('w3c cannot read'))

/** The claims as somebody else would write them, by the standard alone. */
function asW3c(claims: readonly StatedClaim[], sha256: string): string {
  return JSON.stringify(
    claims.map(({ id, start, end, quote, prefix, suffix }) => ({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: iri(id),
      type: 'Annotation',
      motivation: 'tagging',
      body: { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
      target: {
        source: `urn:sha256:${sha256}`,
        selector: [
          { type: 'TextQuoteSelector', exact: quote, prefix, suffix },
          { type: 'TextPositionSelector', start, end }
        ]
      }
    }))
  )
}
