import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ENTRY_HEADER, forged, zipOf } from '../testing/zip-fixture'
import { storeZip } from './store-zip'
import { DOCUMENT_LIMITS, ZipArchive } from './zip-archive'

const open = (bytes: Buffer, limits = DOCUMENT_LIMITS) => ZipArchive.open(bytes, limits)

/** Writes a number into the table of contents and into the header of every entry. */
const lying = (zip: Buffer, size: number): Buffer => {
  const copy = forged(zip, (bytes, line) => bytes.writeUInt32LE(size, line + 24))
  for (let at = copy.indexOf(ENTRY_HEADER); at >= 0; at = copy.indexOf(ENTRY_HEADER, at + 4))
    copy.writeUInt32LE(size, at + 22)
  return copy
}

test('what was packed comes out again, by name', async () => {
  const archive = await open(await zipOf({ 'a.xml': '<a/>', 'b/c.txt': 'words' }))
  expect(archive.names).toEqual(['a.xml', 'b/c.txt'])
  expect((await archive.read('b/c.txt', 100))?.toString()).toBe('words')
  expect(await archive.read('missing', 100)).toBeNull()
})

test('a copy without compression is an archive of the same files', async () => {
  const files = new Map([
    ['a.xml', Buffer.from('<a/>')],
    ['ordner/ä.txt', Buffer.from('words'.repeat(1000))],
    ['empty', Buffer.alloc(0)]
  ])
  const archive = await open(storeZip(files))
  expect(archive.names).toEqual([...files.keys()])
  for (const [name, content] of files) expect(await archive.read(name, 10_000)).toEqual(content)
})

describe('X6: archives made to hurt', () => {
  test('a small file that unpacks to very much is refused before anything is unpacked', async () => {
    const bomb = await zipOf({ 'word/document.xml': Buffer.alloc(40_000_000, 32) })
    expect(bomb.length).toBeLessThan(60_000)
    await expect(open(bomb)).rejects.toMatchObject({ code: 'too-large' })
  })

  test('a declared size of 2 GB is refused', async () => {
    await expect(open(lying(await zipOf({ 'a.xml': 'x'.repeat(3000) }), 0x7fffffff))).rejects.toMatchObject({
      code: 'too-large'
    })
  })

  test('an entry longer than it says is stopped', async () => {
    const liar = lying(await zipOf({ 'a.xml': Buffer.alloc(3_000_000, 32) }), 1000)
    await expect((await open(liar)).read('a.xml', 10_000_000)).rejects.toMatchObject({ code: 'too-large' })
  })

  test('an entry may be refused by whoever reads it', async () => {
    const archive = await open(await zipOf({ 'a.xml': 'x'.repeat(3000) }))
    await expect(archive.read('a.xml', 2999)).rejects.toMatchObject({ code: 'too-large' })
  })

  test('too many entries, folders too deep', async () => {
    const many = await zipOf(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}`, ''])))
    await expect(open(many, { ...DOCUMENT_LIMITS, entries: 29 })).rejects.toMatchObject({ code: 'too-large' })
    await expect(open(await zipOf({ [`${'a/'.repeat(40)}b`]: '' }))).rejects.toMatchObject({ code: 'damaged' })
  })

  test.each(['../out.txt', '/abs/out.txt', 'a/../../out', 'C:/out.tx', 'a\\..\\out.t'])(
    'a name that leads out: %s',
    async (name) => {
      const harmless = 'n'.repeat(name.length)
      const zip = await zipOf({ [harmless]: 'x' })
      const copy = Buffer.from(zip.toString('latin1').replaceAll(harmless, name), 'latin1')
      await expect(open(copy)).rejects.toThrow('a name in it leads out of the archive')
    }
  )

  test('a link, a name that is there twice, parts on top of one another, a password', async () => {
    const zip = await zipOf({ aa: 'one', bb: 'two' })
    const link = forged(zip, (bytes, line) => bytes.writeUInt32LE((0o120777 << 16) >>> 0, line + 38))
    await expect(open(link)).rejects.toThrow('it has a link in it')
    const twice = Buffer.from(zip.toString('latin1').replaceAll('bb', 'aa'), 'latin1')
    await expect(open(twice)).rejects.toThrow('is in it twice')
    const overlapping = forged(zip, (bytes, line) => bytes.writeUInt32LE(0, line + 42))
    await expect(open(overlapping)).rejects.toThrow('on top of one another')
    const locked = forged(zip, (bytes, line) => bytes.writeUInt16LE(bytes.readUInt16LE(line + 8) | 1, line + 8))
    await expect(open(locked)).rejects.toMatchObject({ code: 'encrypted' })
  })

  test('truncated and foreign bytes', async () => {
    const zip = await zipOf({ 'a.xml': 'x'.repeat(3000) })
    for (const bytes of [
      zip.subarray(0, zip.length - 30),
      zip.subarray(10),
      Buffer.alloc(0),
      deflateRawSync(Buffer.from('x'))
    ]) {
      await expect(open(bytes)).rejects.toMatchObject({ code: 'damaged' })
    }
  })
})
