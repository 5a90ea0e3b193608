import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { EMPTY_CHECK } from '../../core/model/claim-check'
import { deskView, emptyDesk } from '../../core/model/desk'
import { failingFiles, fileError } from '../testing/failing-files'
import { filesOf, treeOf } from '../testing/faults/frozen-libraries'
import { lookAtEverything } from '../testing/faults/seen-state'
import { openTestBackend, removeTestFolders, testFolder } from '../testing/test-backend'
import { nodeFileSystem } from './file-system'
import { LibraryPaths } from './library-paths'
import { keepOlderVersion } from './upgrade-library'

const FIXTURE = resolve(import.meta.dirname, '../testing/fixtures/library-v1')
const ARTICLE = '0d7a2b405f2cdf0a'
const FIXTURE_2 = resolve(import.meta.dirname, '../testing/fixtures/library-v2')
const ARTICLE_2 = '671ba2ea9774e13c'

/** A copy of the frozen library of version 1: with a change that is in its journal and not in its files yet. */
async function oldLibrary(fixture = FIXTURE) {
  const folder = await testFolder()
  await cp(fixture, folder, { recursive: true })
  return { libraryDir: join(folder, 'library'), configDir: join(folder, 'config') }
}

afterEach(removeTestFolders)

describe('a library of version 1', () => {
  it('D10: opens with everything that it held, and what came later is empty', async () => {
    const { backend, client } = await openTestBackend(await oldLibrary())
    const opened = await client.call('article.open', { article: ARTICLE })
    const [one, two] = opened.spans
    expect(one).toMatchObject({ id: 'span-one', label: 'claim', tags: [] })
    expect(two).toMatchObject({
      id: 'span-two',
      attributes: { unit: 'people' },
      note: 'two parts, after the last checkpoint',
      quotes: [{ exact: '41,200' }, { exact: 'a thir' }]
    })
    for (const span of opened.spans) {
      span.ranges.forEach(({ start, end }, index) =>
        expect(opened.text.slice(start, end)).toBe(span.quotes[index]?.exact)
      )
    }
    expect(opened.claims.map(({ spans }) => spans)).toEqual([['span-one']])
    expect(opened.documentLabels).toMatchObject([{ label: 'wire-copy', note: 'agency', attributes: {} }])
    expect([opened.relations, opened.bookmarks, opened.note]).toEqual([[], [], ''])
    const state = await client.call('app.state', {})
    const scheme = state.phase === 'ready' ? state.library.schemes[0] : undefined
    expect(scheme).toMatchObject({ name: 'Fact-check desk', guideline: '' })
    expect(scheme?.labels.every(({ attributes }) => attributes.length === 0)).toBe(true)
    await backend.close()
  })

  it('D10: every change made with version 1 is undone, one after the other', async () => {
    const { backend, client } = await openTestBackend(await oldLibrary())
    const labels: (string | undefined)[] = []
    for (let undone = await client.call('command.undo', {}); undone; undone = await client.call('command.undo', {})) {
      labels.push(undone.label)
    }
    expect(labels).toHaveLength(5)
    expect(await client.call('article.list', {})).toEqual([])
    await backend.close()
  })

  it('D10: its files are copied before they are changed, and say afterwards that they are newer', async () => {
    const places = await oldLibrary()
    const before = await readFile(join(places.libraryDir, 'schemes', 'fact-check.json'), 'utf8')
    const { backend } = await openTestBackend(places)
    const backups = join(places.libraryDir, 'backups')
    const [copy] = await readdir(backups)
    expect(copy).toMatch(/^before-version-3-/)
    expect(await readFile(join(backups, copy ?? '', 'schemes', 'fact-check.json'), 'utf8')).toBe(before)
    expect(await readdir(join(backups, copy ?? '', 'articles', ARTICLE))).toEqual(['annotations', 'article.json'])
    expect(await readFile(join(places.libraryDir, 'library.json'), 'utf8')).toContain('"version": 3')
    await backend.close()
    const again = await openTestBackend(places)
    expect(await readdir(backups)).toEqual([copy])
    await again.backend.close()
  })
})

describe('a library of version 2', () => {
  it('D10: opens with everything that it held, and no claim has been checked', async () => {
    const { backend, client, faults } = await openTestBackend(await oldLibrary(FIXTURE_2))
    const opened = await client.call('article.open', { article: ARTICLE_2 })
    expect(opened.claims).toMatchObject([
      { id: 'claim-one', note: 'Asked twice.', verdict: { value: 'half-true' } },
      // After the last checkpoint.
      { id: 'claim-two', verdict: { value: 'true' } }
    ])
    expect(opened.claims.map(({ check }) => check)).toEqual([EMPTY_CHECK, EMPTY_CHECK])
    expect(opened.claims[1]?.normalized).toMatch(/^A third more/)
    expect(opened.bookmarks).toMatchObject([{ name: 'ferry', quote: { exact: 'ferry' } }])
    expect([opened.questions, opened.evidence, opened.marks, opened.times]).toEqual([[], [], [], {}])
    const state = await client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.desk).toEqual(deskView(emptyDesk()))
    expect(state.phase === 'ready' && state.library.schemes[0]?.guideline).toBe('Highlight every number.')
    const undone = await client.call('command.undo', {})
    expect(undone?.label).toBe('Write the claim as checked')
    expect(faults).toEqual([])
    await backend.close()
  })
})

describe('a library of version 3', () => {
  const FIXTURE_3 = resolve(import.meta.dirname, '../testing/fixtures/library-v3')

  it('D10: opens with everything that it held, of both people, also what its files did not have yet', async () => {
    const { backend, client, faults } = await openTestBackend(await oldLibrary(FIXTURE_3))
    const state = await client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.notices).toEqual([])
    const seen = await lookAtEverything(client, state, await readdir(join(FIXTURE_3, 'library', 'articles')))
    const tables = [...seen.keys()].map((key) => key.split(' ')[0])
    const counts = Object.fromEntries([...new Set(tables)].map((of) => [of, tables.filter((one) => one === of).length]))
    expect(counts).toEqual({
      article: 5,
      bookmark: 5,
      claim: 3,
      documentLabel: 2,
      evidence: 2,
      mark: 1,
      note: 3,
      question: 4,
      relation: 1,
      scheme: 1,
      session: 1,
      source: 5,
      span: 17,
      status: 5,
      time: 1
    })
    expect(faults).toEqual([])
    expect((await backend.local.verify()).problems).toEqual([])
    await backend.close()
  })

  it('D10: every change made with it is undone, one after the other', async () => {
    const { backend, client } = await openTestBackend(await oldLibrary(FIXTURE_3))
    let count = 0
    while (await client.call('command.undo', {})) count += 1
    expect(count).toBe(48)
    const state = await client.call('app.state', {})
    // What the other person imported stays, and the time that was spent: it is no change that can be taken back.
    const left = await lookAtEverything(client, state, [])
    expect([...left.keys()].map((key) => key.split(' ')[0])).toEqual([
      'scheme',
      ...Array<string>(4).fill('article'),
      'time'
    ])
    await backend.close()
  })
})

it.each([1, 2])(
  'D10: a library of version %i that is opened for reading stays byte for byte as it was',
  async (version) => {
    const places = await oldLibrary(resolve(import.meta.dirname, `../testing/fixtures/library-v${version}`))
    const before = filesOf(await treeOf(places.libraryDir))
    const { backend, client } = await openTestBackend(places, { readOnly: true })
    expect(await client.call('article.list', {})).toHaveLength(1)
    await backend.close()
    expect(filesOf(await treeOf(places.libraryDir))).toEqual(before)
  }
)

describe('the copy of an older library', () => {
  const now = new Date('2026-05-04T10:00:00.000Z')
  const NAME = 'before-version-3-2026-05-04T10-00-00-000Z'

  async function older() {
    const { libraryDir } = await oldLibrary(FIXTURE_2)
    return new LibraryPaths(libraryDir, 'ines-varga-0a1b2c', '048a27dd')
  }

  it.each([
    ['there is no space', 'ENOSPC'],
    // It was made in a folder that another program took away.
    ['its folder vanishes', 'ENOENT']
  ])('D10: is whole, or not there, when %s over it', async (_, code) => {
    const paths = await older()
    const failing = failingFiles((call, file) => {
      if (call === 'open' && file.startsWith('.article.json')) throw fileError(code)
    })
    await expect(keepOlderVersion(failing, paths, now)).rejects.toMatchObject({ code })
    expect(await readdir(paths.backups)).toEqual([])
    expect(await keepOlderVersion(nodeFileSystem, paths, now)).toBe(NAME)
    expect(
      (await readdir(join(paths.backups, NAME), { recursive: true })).map((at) => at.replaceAll('\\', '/')).sort()
    ).toEqual([
      'articles',
      `articles/${ARTICLE_2}`,
      `articles/${ARTICLE_2}/annotations`,
      `articles/${ARTICLE_2}/annotations/ines-varga-0a1b2c.json`,
      `articles/${ARTICLE_2}/article.json`,
      'journal',
      'journal/ines-varga-0a1b2c-048a27dd.checkpoint.json',
      'journal/ines-varga-0a1b2c-048a27dd.ndjson',
      'library.json',
      'schemes',
      'schemes/fact-check.json'
    ])
  })

  it('D10: that was cut off is cleared away, also once the library is of this version; that of somebody else is theirs', async () => {
    const paths = await older()
    const [ours, theirs] = [`${NAME}.ines-varga-0a1b2c-048a27dd.partial`, `${NAME}.olga-2-d2.partial`]
    for (const name of [ours, theirs]) await mkdir(join(paths.backups, name), { recursive: true })
    await writeFile(join(paths.backups, ours, 'library.json'), '{')
    expect(await keepOlderVersion(nodeFileSystem, paths, now)).toBe(NAME)
    expect((await readdir(paths.backups)).sort()).toEqual([NAME, theirs].sort())
    const text = await readFile(paths.library, 'utf8')
    await writeFile(paths.library, text.replace('"version": 2', '"version": 3'))
    await mkdir(join(paths.backups, ours))
    expect(await keepOlderVersion(nodeFileSystem, paths, now)).toBeNull()
    expect((await readdir(paths.backups)).sort()).toEqual([NAME, theirs].sort())
  })

  it.each(['damaged', 'missing'])('D10: is made also when its library.json is %s', async (how) => {
    const places = await oldLibrary(FIXTURE_2)
    const file = join(places.libraryDir, 'library.json')
    if (how === 'damaged') await writeFile(file, '{')
    else await rm(file)
    const { backend } = await openTestBackend(places)
    const [copy = '', ...others] = await readdir(join(places.libraryDir, 'backups'))
    expect(others).toEqual([])
    const kept = await readdir(join(places.libraryDir, 'backups', copy))
    expect(kept.sort()).toEqual(['articles', 'journal', ...(how === 'damaged' ? ['library.json'] : []), 'schemes'])
    const state = backend.state()
    const notices = state.phase === 'ready' ? state.library.notices : []
    expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining(`kept in backups as ${copy}`)])
    await backend.close()
  })

  it('D10: is made again only when the older library has changed since', async () => {
    const paths = await older()
    expect(await keepOlderVersion(nodeFileSystem, paths, now)).toBe(NAME)
    const later = new Date('2026-05-04T11:00:00.000Z')
    expect(await keepOlderVersion(nodeFileSystem, paths, later)).toBe(NAME)
    await appendFile(paths.journal, '{"half')
    expect(await keepOlderVersion(nodeFileSystem, paths, later)).toBe('before-version-3-2026-05-04T11-00-00-000Z')
  })
})
