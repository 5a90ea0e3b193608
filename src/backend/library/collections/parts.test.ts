import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { FOUND_OUT } from '../../../api/import-params'
import { partsCollection } from './parts'
import { partsOf, textOf } from './testing/read-parts'
import { guessSeparator } from './text-parts'

const open = (text: string | Buffer, separator: string | null = null, encoding: string | null = null) =>
  partsCollection.open(Buffer.from(text), { ...FOUND_OUT, separator }, encoding)
const textsOf = async (text: string | Buffer, separator: string | null = null, encoding: string | null = null) =>
  (await partsOf(await open(text, separator, encoding))).map(textOf)

describe('a text with several documents', () => {
  test.each([
    ['---', 'One.\n\n---\n\nTwo.\n---\nThree.', '---', ['One.', 'Two.', 'Three.']],
    [
      'stars among other rules',
      'One.\n***\nTwo.\n***\nThree.\n---\nstill three.',
      '***',
      ['One.', 'Two.', 'Three.\n---\nstill three.']
    ],
    ['form feeds', 'One.\n\fTwo.\nmore\f\nThree.', '\f', ['One.', 'Two.\nmore', 'Three.']],
    ['empty lines', 'One.\n\n\nTwo.\n\nstill two.\n\n\n\nThree.', '', ['One.', 'Two.\n\nstill two.', 'Three.']],
    ['line ends of Windows', 'One.\r\n=====\r\nTwo.\r\n=====\r\n', '=====', ['One.', 'Two.']]
  ])('parted by %s', async (_, text, separator, parts) => {
    expect(guessSeparator(text)).toBe(separator)
    expect(await textsOf(text)).toEqual(parts)
  })

  test('the line that a person names parts it, whatever it looks like as an expression', async () => {
    expect(await textsOf('One.\n(.*)+$\nTwo (.*)+$ more.\n  (.*)+$ \nThree.', '(.*)+$')).toEqual([
      'One.',
      'Two (.*)+$ more.',
      'Three.'
    ])
    expect(await textsOf('A\n\n\nB', '')).toEqual(['A', 'B'])
  })

  test('nothing parts it, or there is nothing but separators', async () => {
    await expect(open('One.\n\nTwo.')).rejects.toMatchObject({ code: 'empty' })
    await expect(open('---\n---\n')).rejects.toMatchObject({ code: 'empty' })
    await expect(open('')).rejects.toMatchObject({ code: 'empty' })
  })

  test('law: parts are pieces of the file, byte for byte, in order', async () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('', ' ', '---', 'é', '文'))
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), async (lines, end) => {
        const bytes = Buffer.from(lines.join(end))
        const parts = await open(bytes, '---', 'utf-8').then(partsOf, () => [])
        let at = 0
        for (const part of parts) {
          at = bytes.indexOf(part.bytes, at)
          expect(at).toBeGreaterThanOrEqual(0)
          at += part.bytes.length
        }
      })
    )
  })

  test('law: words come back however they are put together', async () => {
    const words = fc.array(
      fc.stringMatching(/^[a-zé文]([a-z .\n]{0,20}[a-z.])?$/).filter((text) => !/\n\s*\n/.test(text)),
      { minLength: 1 }
    )
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom('---', '\f', '', '=== next ==='), async (texts, separator) => {
        const between = separator === '' ? '\n\n\n' : `\n${separator}\n`
        expect(await textsOf(texts.join(between), separator)).toEqual(texts)
      })
    )
  })

  test('another encoding: parts are UTF-8', async () => {
    const bytes = iconv.encode('Größe\n---\nCafé “x”', 'windows-1252')
    expect(await textsOf(bytes, '---', 'windows-1252')).toEqual(['Größe', 'Café “x”'])
    expect(await textsOf(iconv.encode('\uFEFFOne\n---\nTwo', 'utf-16le'))).toEqual(['One', 'Two'])
  })

  test('X6: separators made to hurt end soon', async () => {
    const hostile = `${'-'.repeat(1_000_000)}x\n${'- '.repeat(500_000)}\n${'\n'.repeat(300_000)}${' '.repeat(1_000_000)}\f\f`
    expect(await textsOf(hostile, '-'.repeat(150))).toHaveLength(1)
    expect(guessSeparator(hostile)).toBe('\f')
  })
})
