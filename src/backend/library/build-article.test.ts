import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../core/text/testing/sentences-of-languages'
import { articleSchema } from '../../core/schema/records'
import { buildArticle } from './build-article'
import { decodeBytes } from './decode-bytes'
import { parseRepairedEncoding, repairedEncoding } from './repaired-encoding'

const importedAt = '2026-01-01T00:00:00.000Z'
const build = (name: string, bytes: Uint8Array, repair: boolean) =>
  buildArticle({ name, bytes }, { encoding: null, repair, importedAt })

/** ISO 8859-1 has every byte, so that nothing is lost by reading UTF-8 as it. */
const garbled = (text: string): string => iconv.decode(Buffer.from(text, 'utf8'), 'iso-8859-1')

const TEXT = 'Le préfet a été reçu à l’hôtel de ville.\nLà, il a parlé « longtemps » à la presse française.'

describe('mojibake on the way in', () => {
  it('is told, and left alone unless a repair is asked for', async () => {
    const { article, text, document } = await build('a.txt', Buffer.from(garbled(TEXT)), false)
    expect(text).toBe(garbled(TEXT))
    expect(document.mojibake).toMatchObject({ readAs: 'iso-8859-1', times: 1, share: 1 })
    expect(article.original.encoding).toBe('utf-8')
  })

  it.each([
    ['a.txt', TEXT],
    ['a.md', `# Visite\n\n${TEXT}`],
    [
      'a.html',
      `<title>Visite</title><article>${TEXT.split('\n')
        .map((line) => `<p>${line.repeat(4)}</p>`)
        .join('')}</article>`
    ]
  ])('%s: repaired before the text is frozen, and the record says so', async (name, source) => {
    const right = await build(name, Buffer.from(source), false)
    const { article, text, document } = await build(name, Buffer.from(garbled(source)), true)
    expect(right.document.mojibake).toBeNull()
    expect(text).toBe(right.text)
    expect(document.paragraphs).toEqual(right.document.paragraphs)
    expect(document.mojibake).not.toBeNull()
    expect(article.original.encoding).toBe('utf-8 (repaired from iso-8859-1)')
    expect(articleSchema.safeParse(article).success).toBe(true)
  })

  it('D4: the encoding of the record makes the repaired text of the original bytes again', async () => {
    const texts = linesOf('Polish').filter((text) => /[^\0-\x7f].*[^\0-\x7f]/u.test(text))
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 2 }), async (written, times) => {
        const bytes = Buffer.from(times === 2 ? garbled(garbled(written)) : garbled(written))
        const { article, text } = await build('a.txt', bytes, true)
        expect(text).toBe(written)
        expect(decodeBytes(bytes, article.original.encoding)).toBe(text)
      }),
      { numRuns: 50 }
    )
  })

  it('a text without it stays what it is when a repair is asked for', async () => {
    const { article, text } = await build('a.txt', Buffer.from(TEXT), true)
    expect([text, article.original.encoding]).toEqual([TEXT, 'utf-8'])
  })
})

it('names of repaired encodings are read as they are written, and no other name is', () => {
  for (const times of [1, 2, 3]) {
    const name = repairedEncoding('utf-16le', { readAs: 'windows-1252', times })
    expect(name.length).toBeLessThanOrEqual(40)
    expect(parseRepairedEncoding(name)).toEqual({ encoding: 'utf-16le', repair: { readAs: 'windows-1252', times } })
  }
  expect(parseRepairedEncoding('windows-1252')).toBeNull()
})
