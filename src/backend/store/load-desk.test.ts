import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Command } from '../../core/commands/command'
import { highlight, removeTestFolders } from '../testing/test-backend'
import { addText, crashCopy, openTestLibrary } from '../testing/test-library'
import type { TestLibrary } from '../testing/test-library'

afterAll(removeTestFolders)

const speaker = (id: string, name: string): Command => ({
  type: 'desk.put',
  records: [
    {
      table: 'speaker',
      record: { id, name, aliases: [], title: 'Harbour master', organisation: '', kind: 'person', sameAs: null }
    }
  ]
})

const session = (id: string, article: string): Command => ({
  type: 'desk.put',
  records: [
    {
      table: 'session',
      record: {
        ...{ id, name: 'Ferries', preset: 'line-check', articles: [article], scale: null, policy: [], asOf: '2024-08' },
        ...{ checker: 'Mara', state: 'open', finishedAt: null, timed: true, filters: [], method: '' }
      }
    }
  ]
})

/** A library with somebody in the people table and a session; its files are complete once it is closed. */
async function libraryWithDesk() {
  const library = await openTestLibrary()
  const article = await addText(library, 'Some text with a few words in it.')
  await library.engine.run(speaker('p1', 'Ines Varga'))
  await library.engine.run(session('one', article))
  return { library, article }
}

const deskOf = ({ store }: TestLibrary) => ({
  people: [...store.state.desk.speaker.values()].map(({ name }) => name),
  sessions: [...store.state.desk.session.keys()]
})
const WHOLE = { people: ['Ines Varga'], sessions: ['one'] }

describe('what a person keeps for the whole library', () => {
  it('D1: is there after a crash, and after a restart from its files alone', async () => {
    const { library } = await libraryWithDesk()
    const crashed = await openTestLibrary({ directory: await crashCopy(library.directory) })
    expect(deskOf(crashed)).toEqual(WHOLE)
    await Promise.all([crashed.engine.close(), library.engine.close()])
    const { paths } = library
    expect(await readFile(paths.desk, 'utf8')).toContain('"format": "claimdesk/sources"')
    expect(await readFile(paths.session('one'), 'utf8')).toContain('"asOf": "2024-08"')
    const again = await openTestLibrary({ directory: library.directory })
    expect([deskOf(again), again.store.notices]).toEqual([WHOLE, []])
    await again.engine.close()
  })

  it('D1: a session that was taken away is not brought back when the program ended before the checkpoint', async () => {
    const { library } = await libraryWithDesk()
    await library.engine.checkpoint()
    await library.engine.undo()
    const directory = await crashCopy(library.directory)
    await rm(join(directory, 'sessions', 'one.json'))
    const crashed = await openTestLibrary({ directory })
    expect([deskOf(crashed).sessions, crashed.store.notices]).toEqual([[], []])
    await Promise.all([crashed.engine.close(), library.engine.close()])
  })

  it.each(['zeros', 'missing', 'cut short'])('D4: files that are %s are made again from the journal', async (how) => {
    const { library } = await libraryWithDesk()
    await library.engine.close()
    for (const file of [library.paths.desk, library.paths.session('one')]) {
      const bytes = await readFile(file)
      if (how === 'missing') await rm(file)
      else await writeFile(file, how === 'zeros' ? Buffer.alloc(bytes.length) : bytes.subarray(0, bytes.length / 2))
    }
    const again = await openTestLibrary({ directory: library.directory })
    expect(deskOf(again)).toEqual(WHOLE)
    await again.engine.close()
    const names = await readdir(join(library.directory, 'sources'))
    expect(names.some((name) => name.includes('.damaged-'))).toBe(how !== 'missing')
    const calm = await openTestLibrary({ directory: library.directory })
    expect([deskOf(calm), calm.store.notices]).toEqual([WHOLE, []])
    await calm.engine.close()
  })

  it('D10: a file of a newer version is left alone, and the library is read only', async () => {
    const { library } = await libraryWithDesk()
    await library.engine.close()
    const newer = (await readFile(library.paths.desk, 'utf8')).replace(/\n {2}"version": \d+/, '\n  "version": 9')
    await writeFile(library.paths.desk, newer)
    const again = await openTestLibrary({ directory: library.directory })
    expect(again.store.readOnly?.reason).toBe('newer-version')
    await again.engine.close()
    expect(await readFile(library.paths.desk, 'utf8')).toBe(newer)
  })

  it('a session that was removed is gone for good, and undo brings it back', async () => {
    const { library } = await libraryWithDesk()
    await library.engine.run({ type: 'desk.remove', table: 'session', ids: ['one'] })
    await library.engine.close()
    const again = await openTestLibrary({ directory: library.directory })
    expect(deskOf(again).sessions).toEqual([])
    await again.engine.undo()
    expect(deskOf(again)).toEqual(WHOLE)
    await again.engine.close()
    expect(await readdir(join(library.directory, 'sessions'))).toEqual(['one.json'])
  })
})

describe('time on a claim', () => {
  it('is kept in the journal and in the files, and undo and redo pass it over', async () => {
    const { library, article } = await libraryWithDesk()
    await library.engine.run(highlight(article, 0, 4, 'span-1'))
    const [claim] = [...(await library.store.loadLayer(article)).claims.keys()]
    const time = (seconds: number): Command => ({ type: 'claim.time', article, claim: claim ?? '', seconds })
    await library.engine.run(time(20))
    await library.engine.run({ type: 'article.note', article, note: 'Call them.' })
    expect((await library.engine.undo())?.label).toBe('Note on the article')
    await library.engine.run(time(15))
    expect((await library.engine.redo())?.label).toBe('Note on the article')
    const crashed = await openTestLibrary({ directory: await crashCopy(library.directory) })
    const layer = await crashed.store.loadLayer(article)
    expect([layer.times.get(claim ?? ''), layer.note]).toEqual([35, 'Call them.'])
    expect(crashed.engine.undoState().undo?.label).toBe('Note on the article')
    await Promise.all([crashed.engine.close(), library.engine.close()])
  })
})
