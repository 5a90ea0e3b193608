import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { NotTextError } from './decode-bytes'
import { decodeBytes, detectEncoding } from './decode-bytes'

const ENGLISH = 'The naïve café owner said “taxes fell 9%” — and that was that.\n'.repeat(4)
const RUSSIAN = 'Министр сообщил, что налоги снизились на девять процентов в прошлом году.\n'.repeat(6)
const JAPANESE = '港湾局は先月、埋め立て面積が四百十二平方メートルを超えたと発表した。関係者は否定している。\n'.repeat(
  6
)

describe('finding out an encoding', () => {
  it.each([
    ['utf-8', ENGLISH],
    ['utf-8', JAPANESE],
    ['windows-1252', ENGLISH],
    ['windows-1252', 'Le café de la gare sera fermé dès lundi, a déclaré la mairie.'],
    ['iso-8859-2', 'Zażółć gęślą jaźń. Burmistrz powiedział, że wszystko będzie dobrze.'],
    ['windows-1251', RUSSIAN],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['utf-16le', ENGLISH],
    ['utf-16be', ENGLISH],
    ['utf-32le', ENGLISH],
    ['utf-32be', ENGLISH]
  ])('%s without a mark', (encoding, text) => {
    const bytes = iconv.encode(text, encoding)
    const found = detectEncoding(bytes)
    expect(decodeBytes(bytes, found.name)).toBe(text)
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s with a byte order mark', (encoding) => {
    const bytes = iconv.encode(`\uFEFF${ENGLISH}`, encoding)
    const found = detectEncoding(bytes)
    expect(found).toMatchObject({ name: encoding, certain: true })
    expect(decodeBytes(bytes, encoding)).toBe(`\uFEFF${ENGLISH}`)
  })

  it('curly quotes of windows-1252 are not lost', () => {
    expect(decodeBytes(Uint8Array.from([0x93, 0x80, 0x94]), 'windows-1252')).toBe('“€”')
  })

  it('bytes that no text has are named as such', () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52])
    expect(() => detectEncoding(png)).toThrow(expect.objectContaining({ code: 'binary' }) as NotTextError)
  })

  it('damaged UTF-8 is not taken for another encoding, and its place is named', () => {
    const bytes = Buffer.concat([Buffer.from('“quoted” '), Buffer.from([0xff]), Buffer.from(' and more')])
    expect(() => detectEncoding(bytes)).toThrow('damaged at byte 13')
  })

  it('bytes that fit no encoding well are not guessed at: a wrong text would be frozen', () => {
    expect(() => detectEncoding(Buffer.from('ok \xff\xfe bad\n', 'latin1'))).toThrow('not UTF-8 (byte 3)')
  })

  it('a lone surrogate becomes U+FFFD, so that the text can be written and read again', () => {
    expect(decodeBytes(Buffer.from([0x3d, 0xd8, 0x61, 0x00]), 'utf-16le')).toBe('\uFFFDa')
  })
})
