import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isFrozen } from '../../../core/text/freeze'
import { toWellFormed } from '../decode-bytes'
import { extractHere } from '../extract-job'
import { ExtractError } from '../extracted-document'
import type { ExtractedDocument } from '../extracted-document'
import { DOCX_BODY, docxOf, epubOf, EPUB_CHAPTERS, odtOf, ODT_BODY } from '../testing/office-fixtures'
import { column, pdfOfStreams } from '../testing/pdf-fixture'

/** Mutated inputs of each kind: some in every run, `CLAIMDESK_FUZZ=20000` for the long one. */
const RUNS = Number(process.env['CLAIMDESK_FUZZ'] ?? 60)
const SLOWEST_MS = 20_000

/** Numbers that follow from a seed (mulberry32), below `limit`. */
function numbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4294967296) * limit)
  }
}

/** Bytes with some of them changed, cut, doubled or repeated. */
function mutated(bytes: Buffer, next: (limit: number) => number): Buffer {
  let copy = Buffer.from(bytes)
  for (let times = 1 + next(4); times > 0 && copy.length > 0; times -= 1) {
    const at = next(copy.length)
    const length = 1 + next(Math.min(200, copy.length - at))
    const piece = copy.subarray(at, at + length)
    const [before, after] = [copy.subarray(0, at), copy.subarray(at + length)]
    const changes: readonly (() => Buffer)[] = [
      () => Buffer.concat([before, Buffer.from([next(256)]), after]),
      () => Buffer.concat([before, after]),
      () => Buffer.concat([before, ...Array.from({ length: 2 + next(40) }, () => piece), after]),
      () => copy.subarray(0, at),
      () => Buffer.concat([before, Buffer.from('ffffffff7fffffff0000'.slice(0, 2 + next(9) * 2), 'hex'), after]),
      () => Buffer.concat([before, Buffer.from(piece).reverse(), after])
    ]
    copy = Buffer.from(changes[next(changes.length)]?.() ?? copy)
  }
  return copy
}

function checkDocument({ text, paragraphs, segments, places }: ExtractedDocument): void {
  expect(text.trim()).not.toBe('')
  expect(isFrozen(text) && toWellFormed(text) === text).toBe(true)
  for (const { start, end } of [...paragraphs, ...segments]) {
    expect(start >= 0 && start < end && end <= text.length).toBe(true)
  }
  for (const [index, { start }] of places.entries()) {
    expect(start).toBeGreaterThanOrEqual(places[index - 1]?.start ?? 0)
    expect(start).toBeLessThan(text.length)
  }
}

async function tryOne(kind: string, bytes: Buffer): Promise<'document' | 'refused'> {
  try {
    checkDocument(await extractHere({ kind, bytes, encoding: null }))
    return 'document'
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    expect(error.message.length).toBeGreaterThan(20)
    return 'refused'
  }
}

const RTF =
  "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title T}}\\s1 Head\\par\\pard \\f1\\'cf\\u8220?x{\\footnote n}\\par{\\pict\\bin3 abc}\\trowd\\intbl a\\cell b\\cell\\row\\pard end}"
const EML =
  'From: J <j@e.org>\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=93Hi=94</p><ul><li>x</ul>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: i\r\n\r\nin\r\n--b--\r\n'
const pdfPage = (text: string): Buffer =>
  Buffer.from(
    column(text, 50, 700, 40)
      .map(({ x, y, text: words }) => `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm (${words}) Tj ET`)
      .join('\n')
  )

type Maker = (next: (limit: number) => number) => Promise<Buffer> | Buffer

/** A kind can be damaged from outside, and inside of a container that is sound. */
const makers = new Map<string, readonly Maker[]>()

beforeAll(async () => {
  const inside = (text: string, next: (limit: number) => number): string => mutated(Buffer.from(text), next).toString()
  const [docx, odt, epub] = [await docxOf(DOCX_BODY), await odtOf(ODT_BODY), await epubOf(EPUB_CHAPTERS)]
  const pages = [pdfPage('Some words on the first page, which go on.'), pdfPage('And more of them on the next one.')]
  const pdf = pdfOfStreams(pages, '')
  makers.set('docx', [(next) => mutated(docx, next), (next) => docxOf(inside(DOCX_BODY, next))])
  makers.set('odt', [(next) => mutated(odt, next), (next) => odtOf(inside(ODT_BODY, next))])
  makers.set('epub', [(next) => mutated(epub, next), (next) => epubOf(EPUB_CHAPTERS.map((body) => inside(body, next)))])
  makers.set('rtf', [(next) => mutated(Buffer.from(RTF), next)])
  makers.set('pdf', [
    (next) => mutated(pdf, next),
    (next) =>
      pdfOfStreams(
        pages.map((page) => mutated(page, next)),
        ''
      )
  ])
  makers.set('eml', [(next) => mutated(Buffer.from(EML, 'latin1'), next)])
})

// As in the worker: promises that pdf.js leaves behind when it gave up are nobody's failure. Everybody else's are.
const others = process.listeners('unhandledRejection')
const passOn = (reason: unknown, promise: Promise<unknown>): void => {
  if (reason instanceof Error && reason.stack?.includes('pdfjs.mjs')) return
  for (const listener of others) listener.call(process, reason, promise)
}
beforeAll(() => {
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', passOn)
})
afterAll(() => {
  process.removeAllListeners('unhandledRejection')
  for (const listener of others) process.on('unhandledRejection', listener)
})

describe('X6: damaged and random bytes', () => {
  test.each(['docx', 'odt', 'epub', 'rtf', 'pdf', 'eml'])(
    '%s: each becomes a sound document or is refused with a reason',
    async (kind) => {
      const counts = { document: 0, refused: 0 }
      for (let run = 0; run < RUNS; run += 1) {
        const next = numbers(run * 7919 + kind.length)
        const maker = makers.get(kind)?.[run % (makers.get(kind)?.length ?? 1)]
        const bytes = run % 10 === 9 ? Buffer.from(Array.from({ length: 500 }, () => next(256))) : await maker?.(next)
        if (!bytes) throw new Error(`nothing to damage for ${kind}`)
        const began = performance.now()
        try {
          counts[await tryOne(kind, bytes)] += 1
        } catch (error) {
          throw new Error(`${kind}, run ${run}: ${String(error)}`, { cause: error })
        }
        if (performance.now() - began > SLOWEST_MS) throw new Error(`${kind}, run ${run} took too long`)
        // What was left behind is heard of before the next one.
        await new Promise((resolve) => setImmediate(resolve))
      }
      // A damaged file that is read all the same shows that the damage reaches the reader.
      expect(counts.document).toBeGreaterThan(0)
      expect(counts.refused).toBeGreaterThan(0)
    },
    Math.max(60_000, RUNS * 200)
  )
})
