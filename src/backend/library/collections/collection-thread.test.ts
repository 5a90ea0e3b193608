import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FOUND_OUT } from '../../../api/import-params'
import { sha256 } from '../../store/text-files'
import { buildWorker } from '../testing/built-worker'
import { zipOf } from '../testing/zip-fixture'
import type { CollectionPart } from './collection'
import { openHere } from './collection-reader'
import type { CollectionFile } from './collection-reader'
import { CollectionThreads } from './collection-thread'
import { partsOf, wordsOf } from './testing/read-parts'
import { sheetXml, workbookOf } from './testing/xlsx-fixture'

const LIMITS = { milliseconds: 20_000, heapMegabytes: 512, growthMegabytes: 1500 }

let folder: string
let threads: CollectionThreads
const fileOf = (kind: CollectionFile['kind'], content: string | Buffer): CollectionFile => ({
  kind,
  bytes: Buffer.from(content),
  settings: FOUND_OUT,
  encoding: null
})
const table = (rows: number, words = 'Some words of row'): CollectionFile =>
  fileOf('csv', `title,text\n${Array.from({ length: rows }, (_, row) => `T${row},${words} ${row}.`).join('\n')}\n`)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collection-thread-'))
  threads = new CollectionThreads(await buildWorker(folder), LIMITS)
}, 120_000)

afterAll(async () => {
  await threads.close()
  await rm(folder, { recursive: true, force: true })
})

describe('files of several documents in a thread', () => {
  test('every kind comes out as it does without one, batch by batch, as often as it is read', async () => {
    const files = [
      table(1234),
      fileOf('tsv', 'text\tn\nOne.\t1\n'),
      fileOf('jsonl', '[{"text":"One."},{"text":"Two."}]'),
      fileOf('xlsx', await workbookOf({ S: sheetXml([['text'], ['One.']]) })),
      fileOf('zip', await zipOf({ 'a.txt': randomBytes(2_500_000).toString('hex'), 'b.csv': 'text\nOne.\n' })),
      fileOf('parts', 'One.\n---\nTwo.')
    ]
    for (const file of files) {
      const here = await openHere(file)
      const there = await threads.open(file)
      expect({ ...there, parts: null }).toEqual({ ...here, parts: null })
      const plain = (parts: readonly CollectionPart[]) => parts.map((part) => ({ ...part, bytes: sha256(part.bytes) }))
      const expected = plain(await partsOf(here))
      expect(plain(await partsOf(there))).toEqual(expected)
      expect(plain(await partsOf(there))).toEqual(expected)
    }
  })

  test('two files at once, one read between the documents of the other', async () => {
    const [one, two] = await Promise.all([threads.open(table(500)), threads.open(table(300, 'Others of'))])
    const words: string[] = []
    for await (const part of one.parts()) {
      words.push(...wordsOf([part]))
      if (words.length === 250) expect(wordsOf(await partsOf(two)).at(-1)).toBe('Others of 299.')
    }
    expect(words).toHaveLength(500)
    expect(words.at(-1)).toBe('Some words of row 499.')
  })

  test('who stops reading ends the work; the file can be read anew', async () => {
    const opened = await threads.open(table(2000))
    for await (const part of opened.parts()) {
      expect(part.place.name).toBe('2')
      break
    }
    expect(await partsOf(opened)).toHaveLength(2000)
  })

  test('what cannot be opened says why, as it does without a thread', async () => {
    for (const file of [fileOf('csv', ''), fileOf('xlsx', 'nonsense'), fileOf('zip', 'nonsense')]) {
      const reason: unknown = await openHere(file).catch((error: unknown) => error)
      expect(reason).toMatchObject({ name: 'ExtractError' })
      await expect(threads.open(file)).rejects.toThrow((reason as Error).message)
    }
  })
})

/** A worker that takes a file and never answers. */
async function neverEnding(): Promise<string> {
  const file = join(folder, 'never.mjs')
  const busy = "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => { for (;;); })\n"
  await writeFile(file, busy)
  return file
}

describe('X6: limits', () => {
  test('what never ends is ended, when it is opened and between documents', async () => {
    const never = await neverEnding()
    const opening = new CollectionThreads(never, { ...LIMITS, milliseconds: 300 })
    await expect(opening.open(table(1))).rejects.toMatchObject({ code: 'too-slow' })
    const later = join(folder, 'later.mjs')
    const opened = `{ opened: { settings: {}, view: {}, encoding: null } }`
    await writeFile(
      later,
      `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', ({ ask }) => { if (ask === 'parts') for (;;); parentPort.postMessage(${opened}) })\n`
    )
    const reading = new CollectionThreads(later, { ...LIMITS, milliseconds: 300 })
    const parts = (await reading.open(table(1))).parts()[Symbol.asyncIterator]()
    await expect(parts.next()).rejects.toMatchObject({ code: 'too-slow' })
  })

  test('a file that needs too much memory ends with its thread', async () => {
    // How much a program grows depends on what it did before: below this limit it is at once.
    const small = new CollectionThreads(await neverEnding(), { ...LIMITS, growthMegabytes: -100_000 })
    await expect(small.open(table(1))).rejects.toMatchObject({ code: 'too-large' })
  })
})
