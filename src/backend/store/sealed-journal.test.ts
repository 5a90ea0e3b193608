import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it, test } from 'vitest'
import type { ClientCommand, Command } from '../../core/commands/command'
import { verifyJournals } from '../evidence/verify-journals'
import { failingFiles, fileError } from '../testing/failing-files'
import { highlight, removeTestFolders, testFolder } from '../testing/test-backend'
import { addText, crashCopy, openTestLibrary } from '../testing/test-library'
import type { TestLibrary } from '../testing/test-library'
import { verifyLibrary } from './verify-library'

afterAll(removeTestFolders)

const TEXT = 'Some text with a few words in it, and a few more of them.'
const AT_ONCE = { bytes: 1, entries: 1 }
const NEVER = { bytes: Infinity, entries: Infinity }

const partsIn = async ({ paths }: Pick<TestLibrary, 'paths'>): Promise<string[]> =>
  (await readdir(paths.journals)).filter((name) => /\.\d+-\d+\.ndjson$/.test(name)).sort(byFirst)
const byFirst = (a: string, b: string): number => Number(/\.(\d+)-/.exec(a)?.[1]) - Number(/\.(\d+)-/.exec(b)?.[1])

/** A library with six highlights, in parts of two entries each; closed. */
async function libraryInParts() {
  const library = await openTestLibrary({ sealAt: { bytes: Infinity, entries: 2 } })
  const article = await addText(library, TEXT)
  await library.engine.checkpoint()
  for (let index = 0; index < 6; index += 1) {
    await library.engine.run(highlight(article, index * 5, index * 5 + 4, `span-${index}`))
    await library.engine.checkpoint()
  }
  await library.engine.close()
  return { article, directory: library.directory, paths: library.paths }
}

/** Ids of the highlights; none of an article whose import was undone. */
async function spansIn({ store }: TestLibrary, article: string): Promise<string[]> {
  return store.state.articles.has(article) ? [...(await store.loadLayer(article)).spans.keys()].sort() : []
}

describe('a journal in parts', () => {
  it('opens without reading the parts that it does not need, and all of them can be undone', async () => {
    const { article, directory, paths } = await libraryInParts()
    expect(await partsIn({ paths })).toHaveLength(3)
    const library = await openTestLibrary({ directory, sealAt: NEVER })
    expect(library.store.notices).toEqual([])
    for (let left = 6; left > 0; left -= 1) {
      expect(await spansIn(library, article)).toHaveLength(left)
      expect(library.engine.undoState().undo?.label).toContain('Highlight')
      await library.engine.undo()
    }
    await library.engine.undo()
    expect(library.store.state.articles.size).toBe(0)
    expect(library.engine.undoState().undo).toBeNull()
    expect(await library.engine.undo()).toBeNull()
    for (let made = 0; made < 7; made += 1) await library.engine.redo()
    expect(await spansIn(library, article)).toHaveLength(6)
    await library.engine.close()
  })

  it('the history pages through the parts, and says what each entry changed', async () => {
    const { directory } = await libraryInParts()
    const { engine, store } = await openTestLibrary({ directory, sealAt: NEVER })
    const all: number[] = []
    for (let before = 0, more = true; more;) {
      const page = await engine.entriesBefore(before, 2)
      all.push(...page.entries.map(({ seq }) => seq))
      before = page.entries.at(-1)?.seq ?? 0
      more = page.more
    }
    expect(all).toEqual([7, 6, 5, 4, 3, 2, 1])
    for (const seq of all) expect((await engine.changesOf(seq)).length).toBeGreaterThan(0)
    await expect(engine.changesOf(8)).rejects.toMatchObject({ code: 'not-found' })
    expect(store.notices).toEqual([])
    await engine.close()
  })

  it.each(['damaged', 'missing', 'older'])(
    'D4: annotations whose file is %s are made again from the parts',
    async (how) => {
      const { article, directory, paths } = await libraryInParts()
      if (how === 'damaged') await writeFile(paths.layer(article), '{')
      if (how === 'missing') await rm(paths.layer(article))
      if (how === 'older') {
        const file = JSON.parse(await readFile(paths.layer(article), 'utf8')) as Record<string, unknown[]>
        const checkpoint = { [paths.journalName]: 3 }
        await writeFile(paths.layer(article), JSON.stringify({ ...file, spans: [], claims: [], checkpoint }))
      }
      const library = await openTestLibrary({ directory })
      expect(await spansIn(library, article)).toHaveLength(6)
      const told = library.store.notices.map(({ message }) => message).join()
      expect(told.includes('rebuilt from 6 changes')).toBe(how !== 'older')
      await library.engine.close()
    }
  )

  it('D4: an article whose article.json is gone is made again from a part, also without the cache', async () => {
    for (const isCached of [true, false]) {
      const { article, directory, paths } = await libraryInParts()
      await rm(paths.articleFile(article))
      if (!isCached) await rm(paths.cache, { recursive: true })
      const library = await openTestLibrary({ directory })
      expect(library.store.notices.map(({ message }) => message).join()).toContain('was brought back from the journal')
      expect(await spansIn(library, article)).toHaveLength(6)
      await library.engine.close()
    }
  })

  it('a part waits until nothing can be redone', async () => {
    const library = await openTestLibrary({ sealAt: AT_ONCE })
    const article = await addText(library, TEXT)
    await library.engine.run(highlight(article, 0, 4))
    await library.engine.undo()
    await library.engine.checkpoint()
    expect(await partsIn(library)).toEqual([])
    await library.engine.redo()
    await library.engine.checkpoint()
    expect(await partsIn(library)).toHaveLength(1)
    await library.engine.close()
  })
})

describe('D15: the chain goes on over the parts', () => {
  const problemsOf = async (directory: string): Promise<string> => {
    const library = await openTestLibrary({ directory })
    const { journals, problems } = await verifyJournals(library)
    const { problems: inLibrary } = await verifyLibrary(library)
    await library.engine.close()
    const told = [...journals.flatMap(({ faults }) => faults.map(({ message }) => message)), ...problems]
    expect(inLibrary.length === 0, JSON.stringify(told)).toBe(told.length === 0)
    return told.join('\n')
  }

  test('a sound journal in parts has no problem', async () => {
    const { directory } = await libraryInParts()
    expect(await problemsOf(directory)).toBe('')
  })

  test('one changed byte is found in every part, and the part is named', async () => {
    const { directory, paths } = await libraryInParts()
    for (const part of await partsIn({ paths })) {
      const file = join(paths.journals, part)
      const bytes = await readFile(file)
      for (let at = 11; at < bytes.length; at += Math.floor(bytes.length / 5)) {
        const copy = join(await testFolder(), 'copy')
        await cp(directory, copy, { recursive: true })
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ 1
        await writeFile(join(copy, 'journal', part), flipped)
        expect(await problemsOf(copy), `${part}, byte ${at}`).toContain(part)
      }
    }
  })

  test('a part that is missing, and two that are swapped, are told', async () => {
    const { directory, paths } = await libraryInParts()
    const [first = '', second = '', third = ''] = await partsIn({ paths })
    for (const part of [first, second, third]) {
      const copy = join(await testFolder(), 'copy')
      await cp(directory, copy, { recursive: true })
      await rm(join(copy, 'journal', part))
      expect(await problemsOf(copy), part).toContain('is not there or was changed since')
    }
    await rename(join(paths.journals, first), join(paths.journals, 'aside'))
    await rename(join(paths.journals, second), join(paths.journals, first))
    await rename(join(paths.journals, 'aside'), join(paths.journals, second))
    const told = await problemsOf(directory)
    expect(told).toContain(first)
    expect(told).toContain(second)
  })

  test('D4: a damaged part stays as it is, is named, and ends what can be undone; nothing else is lost', async () => {
    const { article, directory, paths } = await libraryInParts()
    const [, second = ''] = await partsIn({ paths })
    const file = join(paths.journals, second)
    const bytes = await readFile(file)
    bytes[bytes.indexOf('Highlight')] = 'h'.charCodeAt(0)
    await writeFile(file, bytes)
    const library = await openTestLibrary({ directory, sealAt: NEVER })
    expect(await spansIn(library, article)).toHaveLength(6)
    let undone = 0
    while (await library.engine.undo()) undone += 1
    expect(undone).toBe(3)
    expect(library.store.notices.map(({ message }) => message).join()).toContain(second)
    expect((await library.engine.entriesBefore(0, 100)).entries.length).toBeGreaterThan(6)
    await library.engine.close()
    expect(await readFile(file)).toEqual(bytes)
  })
})

describe('D1: completing a part', () => {
  test('a crash between any two file calls of it loses nothing and goes on without a question', async () => {
    let isOn = false
    let directory = ''
    const copies: string[] = []
    const fileSystem = failingFiles(async (call, file) => {
      if (isOn && /ndjson|^journal$/.test(file)) copies.push(`${call} ${file}\n${await crashCopy(directory)}`)
    })
    const library = await openTestLibrary({ fileSystem, sealAt: { bytes: Infinity, entries: 4 } })
    directory = library.directory
    const article = await addText(library, TEXT)
    for (const at of [0, 5, 10]) await library.engine.run(highlight(article, at, at + 4))
    isOn = true
    await library.engine.checkpoint()
    isOn = false
    expect(await partsIn(library)).toHaveLength(1)
    copies.push(`at the end\n${await crashCopy(directory)}`)
    await library.engine.close()
    expect(copies.length).toBeGreaterThan(3)
    for (const [what = '', copy = ''] of copies.map((each) => each.split('\n'))) {
      const crashed = await openTestLibrary({ directory: copy, sealAt: NEVER })
      expect(crashed.store.notices, what).toEqual([])
      expect(await spansIn(crashed, article), what).toHaveLength(3)
      expect((await crashed.engine.run(highlight(article, 15, 19))).seq, what).toBe(5)
      for (let times = 0; times < 4; times += 1) await crashed.engine.undo()
      expect(await spansIn(crashed, article), what).toHaveLength(0)
      expect((await verifyJournals(crashed)).problems, what).toEqual([])
      await crashed.engine.close()
    }
  })

  test.each(['rename', 'open', 'writeFile', 'sync'])('D2: a disk that fails at %s costs no change', async (broken) => {
    let isBroken = false
    const fileSystem = failingFiles((call, file) => {
      if (isBroken && call === broken && file.includes('.ndjson')) throw fileError('ENOSPC')
    })
    const library = await openTestLibrary({ fileSystem, sealAt: { bytes: Infinity, entries: 2 } })
    const article = await addText(library, TEXT)
    await library.engine.run(highlight(article, 0, 4))
    isBroken = true
    await library.engine.checkpoint()
    expect(library.troubles.at(-1)).toContain('no space left')
    const hit = library.engine.run(highlight(article, 5, 9))
    await (broken === 'rename' ? hit : expect(hit).rejects.toMatchObject({ code: 'not-saved' }))
    isBroken = false
    await library.engine.run(highlight(article, 10, 14))
    await library.engine.checkpoint()
    const crashed = await openTestLibrary({ directory: await crashCopy(library.directory) })
    expect(await spansIn(crashed, article)).toHaveLength(broken === 'rename' ? 3 : 2)
    expect(crashed.store.notices).toEqual([])
    expect((await verifyJournals(crashed)).problems).toEqual([])
    await crashed.engine.close()
    await library.engine.close()
  })

  test('D2: what could not be written and was taken back is not missed when a part was completed after it', async () => {
    let isBroken = false
    const fileSystem = failingFiles((call, file) => {
      if (isBroken && call === 'write' && file.includes('.ndjson')) throw fileError('ENOSPC')
    })
    const library = await openTestLibrary({ fileSystem, sealAt: AT_ONCE })
    const article = await addText(library, TEXT)
    await library.engine.checkpoint()
    isBroken = true
    const record = {
      ...{ id: 'one', name: 'Ferries', preset: 'line-check' as const, articles: [article], scale: null, policy: [] },
      ...{ asOf: null, checker: '', state: 'open' as const, finishedAt: null, timed: true, filters: [], method: '' }
    }
    const session: Command = { type: 'desk.put', records: [{ table: 'session', record }] }
    await expect(library.engine.run(session)).rejects.toMatchObject({ code: 'not-saved' })
    isBroken = false
    await library.engine.run(highlight(article, 0, 4))
    await library.engine.checkpoint()
    expect(await partsIn(library)).toHaveLength(2)
    await library.engine.close()
    const again = await openTestLibrary({ directory: library.directory })
    expect(again.store.notices).toEqual([])
    await again.engine.close()
  })

  test('what is in a part and not yet in the library’s files is there after a crash', async () => {
    const library = await openTestLibrary({ sealAt: AT_ONCE })
    const article = await addText(library, TEXT)
    await library.engine.run(highlight(article, 0, 4))
    await library.engine.checkpoint()
    const before = await readFile(library.paths.checkpoint)
    const layer = await readFile(library.paths.layer(article))
    await library.engine.run(highlight(article, 5, 9))
    await library.engine.checkpoint()
    const copy = await crashCopy(library.directory)
    await writeFile(join(copy, 'journal', `${library.paths.journalName}.checkpoint.json`), before)
    await writeFile(join(copy, 'articles', article, 'annotations', 'mara-1.json'), layer)
    const crashed = await openTestLibrary({ directory: copy })
    expect(await spansIn(crashed, article)).toHaveLength(2)
    await Promise.all([crashed.engine.close(), library.engine.close()])
  })
})

const opinion = (article: string, start: number, id: string): ClientCommand => ({
  type: 'annotations.add',
  article,
  spans: [{ id, ranges: [{ start, end: start + 5 }], label: 'opinion' }],
  claims: [],
  documentLabels: [],
  edges: 'exact',
  origin: 'human'
})

/** Does the same random work in two libraries, one of which completes parts at random points. */
async function sameWork(steps: readonly { readonly kind: string; readonly at: number }[]): Promise<void> {
  const plain = await openTestLibrary({ sealAt: NEVER })
  let parted = await openTestLibrary({ sealAt: AT_ONCE })
  const articles = [await addText(plain, TEXT), await addText(plain, `${TEXT} Again.`)]
  for (const text of [TEXT, `${TEXT} Again.`]) await addText(parted, text)
  for (const { kind, at } of steps) {
    const article = articles[at % 2] ?? ''
    const isThere = plain.store.state.articles.has(article)
    const spans = await spansIn(plain, article)
    for (const library of [plain, parted]) {
      const { engine } = library
      if (kind === 'undo') await engine.undo()
      else if (kind === 'redo') await engine.redo()
      else if (kind === 'seal') await (library === parted ? engine.checkpoint() : null)
      else if (kind === 'remove' && spans[0] !== undefined) {
        const remove: ClientCommand = {
          type: 'annotations.remove',
          article,
          spans: [spans[0]],
          claims: [],
          documentLabels: []
        }
        await engine.run(remove)
      } else if (kind === 'add' && isThere) {
        await engine.run(opinion(article, at, `span-${at}-${spans.length}`))
      }
    }
    if (kind === 'reopen') {
      await parted.engine.close()
      parted = await openTestLibrary({ directory: parted.directory, sealAt: AT_ONCE })
    }
    const stacks = [plain, parted].map(({ engine }) => engine.undoState())
    const [expected, got] = stacks.map(({ undo, redo }) => [undo?.seq, undo?.label, redo?.seq, redo?.label])
    expect(got).toEqual(expected)
    expect(await spansIn(parted, article)).toEqual(await spansIn(plain, article))
  }
  const pages = await Promise.all([plain, parted].map(({ engine }) => engine.entriesBefore(0, 500)))
  const [expected, got] = pages.map(({ entries }) => entries.map(({ at: _at, ...entry }) => entry))
  expect(got).toEqual(expected)
  await parted.engine.close()
  for (const article of articles) await rm(parted.paths.layer(article), { force: true })
  parted = await openTestLibrary({ directory: parted.directory })
  for (const article of articles) expect(await spansIn(parted, article)).toEqual(await spansIn(plain, article))
  expect(await verifyJournals(parted)).toMatchObject({ problems: [] })
  await Promise.all([plain.engine.close(), parted.engine.close()])
}

test('law: with parts completed at random points, undo, redo, history and rebuilding are as without', async () => {
  const kind = fc.constantFrom('add', 'add', 'add', 'remove', 'undo', 'undo', 'redo', 'seal', 'seal', 'reopen')
  const steps = fc.array(fc.record({ kind, at: fc.nat(39) }), { minLength: 10, maxLength: 40 })
  await fc.assert(fc.asyncProperty(steps, sameWork), { numRuns: 10 })
}, 60_000)
