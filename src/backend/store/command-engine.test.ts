import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import type { ClientCommand } from '../../core/commands/command'
import { failingFiles, fileError } from '../testing/failing-files'
import { highlight, removeTestFolders } from '../testing/test-backend'
import { addText, crashCopy, openTestLibrary } from '../testing/test-library'

afterAll(removeTestFolders)

const TEXT = 'Some text with a few words in it.'
const pause = () => new Promise((resolve) => setTimeout(resolve, 40))

/** A gate that holds a file call up. */
function gate() {
  let open: () => void = () => undefined
  let entered: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  const reached = new Promise<void>((resolve) => (entered = resolve))
  return { open: () => open(), reached, pass: () => (entered(), opened) }
}

describe('the command engine', () => {
  it('undoes only what was expected, when something else was done meanwhile', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    const first = await library.engine.run(highlight(article, 0, 4))
    const second = await library.engine.run(highlight(article, 5, 9))
    await expect(library.engine.undo(first.seq)).rejects.toMatchObject({ code: 'not-next' })
    expect((await library.store.loadLayer(article)).spans.size).toBe(2)
    await library.engine.undo(second.seq)
    await expect(library.engine.redo(first.seq)).rejects.toMatchObject({ code: 'not-next' })
    await library.engine.redo(second.seq)
    expect((await library.store.loadLayer(article)).spans.size).toBe(2)
    await library.engine.close()
  })

  it('D1: refuses what is done to an article whose import was undone meanwhile (kills, seed 101, run 21)', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    await library.store.loadLayer(article)
    await library.engine.undo()
    const note = library.engine.run({ type: 'article.note', article, note: 'nobody could ever see this' })
    await expect(note).rejects.toMatchObject({ code: 'not-found' })
    await library.engine.redo()
    expect((await library.store.loadLayer(article)).note).toBe('')
    await library.engine.close()
  })

  it('makes an import with annotations again after a restart (kills, seed 101, run 191)', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    const added = library.store.state.articles.get(article)
    await library.engine.undo()
    if (!added) throw new Error('The article was not added.')
    const both = [{ type: 'article.add' as const, articles: [added] }, highlight(article, 0, 4)]
    await library.engine.runGroup(both, 'Import', new Map([[article, TEXT]]))
    await library.engine.undo()
    const next = await openTestLibrary({ directory: await crashCopy(library.directory) })
    expect(next.store.state.articles.has(article)).toBe(false)
    await next.engine.redo()
    expect((await next.store.loadLayer(article)).spans.size).toBe(1)
    await next.engine.undo()
    expect(next.store.state.articles.has(article)).toBe(false)
    await Promise.all([library.engine.close(), next.engine.close()])
  })

  it('D2: when several changes under way fail, all go, none is half there, and the next one works', async () => {
    let broken = false
    const library = await openTestLibrary({
      fileSystem: failingFiles((call, file) => {
        if (broken && call === 'datasync' && file.endsWith('.ndjson')) throw fileError('ENOSPC')
      })
    })
    const article = await addText(library, TEXT)
    await library.engine.run(highlight(article, 0, 4))
    const before = library.engine.undoState()
    broken = true
    const results = await Promise.allSettled([
      library.engine.run(highlight(article, 5, 9)),
      library.engine.run(highlight(article, 10, 14)),
      library.engine.undo(),
      library.engine.run({ type: 'article.status', articles: [article], status: 'done' })
    ])
    expect(results.map((result) => result.status)).toEqual(Array(4).fill('rejected'))
    const layer = await library.store.loadLayer(article)
    expect([...layer.spans.values()].map((span) => span.quotes[0]?.exact)).toEqual(['Some'])
    expect(layer.status).toBe('in-progress')
    expect(library.engine.undoState()).toEqual(before)
    broken = false
    expect(await library.engine.run(highlight(article, 15, 16))).toMatchObject({ seq: 3 })
    await library.engine.close()
    const again = await openTestLibrary({ directory: library.directory })
    expect(again.store.notices).toEqual([])
    expect((await again.store.loadLayer(article)).spans.size).toBe(2)
    await again.engine.close()
  })

  it('D1: a command that finds its work done waits until that work is on the disk', async () => {
    const held = gate()
    let hold = false
    const library = await openTestLibrary({
      fileSystem: failingFiles((call) => (hold && call === 'datasync' ? held.pass() : undefined))
    })
    const article = await addText(library, TEXT)
    hold = true
    const done: ClientCommand = { type: 'article.status', articles: [article], status: 'done' }
    const first = library.engine.run(done)
    let acknowledged = false
    const second = library.engine.run(done).then((committed) => {
      acknowledged = true
      return committed
    })
    await held.reached
    await pause()
    expect(acknowledged).toBe(false)
    held.open()
    await first
    expect(await second).toMatchObject({ changes: [], seq: 2 })
    await library.engine.close()
  })

  it('D1: a file of the library never holds what the journal does not', async () => {
    const writing = gate()
    const flushing = gate()
    let hold = false
    const library = await openTestLibrary({
      fileSystem: failingFiles((call, file) => {
        if (hold && call === 'rename' && file.includes('article.json')) return writing.pass()
        if (hold && call === 'datasync') return flushing.pass()
      })
    })
    const article = await addText(library, TEXT)
    await library.engine.run(highlight(article, 0, 4))
    hold = true
    const checkpoint = library.engine.checkpoint()
    await writing.reached
    const late = library.engine.run(highlight(article, 5, 9))
    await flushing.reached
    writing.open()
    await pause()
    const crashed = await openTestLibrary({ directory: await crashCopy(library.directory), device: 'd2' })
    expect((await crashed.store.loadLayer(article)).spans.size).toBeLessThan(2)
    await crashed.engine.close()
    flushing.open()
    await Promise.all([checkpoint, late])
    await library.engine.close()
    expect(await readFile(library.paths.layer(article), 'utf8')).toContain('"text"')
  })

  it('D2: files that could not be brought up to date are not called failing once they are', async () => {
    let broken = false
    const library = await openTestLibrary({
      fileSystem: failingFiles((call, file) => {
        if (broken && call === 'rename' && file.includes('article.json')) throw fileError('ENOSPC')
      })
    })
    await addText(library, TEXT)
    broken = true
    await library.engine.checkpoint()
    expect(library.troubles).toEqual([expect.stringContaining('no space left')])
    broken = false
    await library.engine.checkpoint()
    expect(library.troubles.at(-1)).toBeNull()
    await library.engine.close()
  })

  it('D9: after closing, a command is refused and nothing changes', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    await library.engine.close()
    await expect(library.engine.run(highlight(article, 0, 4))).rejects.toMatchObject({ code: 'closed' })
    expect(library.store.state.layers.get(article)?.spans.size).toBe(0)
  })

  it('D9, D1: a group that comes as the library closes is refused, and neither memory nor files have it', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    await library.store.entries.journal?.close()
    await expect(library.engine.runGroup([highlight(article, 0, 4)])).rejects.toMatchObject({ code: 'closed' })
    expect(library.store.state.layers.get(article)?.spans.size).toBe(0)
    await library.engine.close()
    const next = await openTestLibrary({ directory: library.directory })
    expect((await next.store.loadLayer(article)).spans.size).toBe(0)
    await next.engine.close()
  })

  it('refuses a record that could not be read back, alone and in a group, and changes nothing', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    const good = highlight(article, 0, 4)
    const bad: ClientCommand = {
      type: 'annotations.add',
      article,
      spans: [{ id: 'one', ranges: [{ start: 5, end: 9 }], label: 'claim', attributes: { 'not an id': 'x' } }],
      claims: [],
      documentLabels: [],
      edges: 'exact',
      origin: 'human'
    }
    await expect(library.engine.run(bad)).rejects.toMatchObject({ code: 'not-storable' })
    await expect(library.engine.runGroup([good, bad])).rejects.toMatchObject({ code: 'not-storable' })
    expect((await library.store.loadLayer(article)).spans.size).toBe(0)
    await library.engine.close()
    const again = await openTestLibrary({ directory: library.directory })
    expect(again.store.seq).toBe(1)
    await again.engine.close()
  })
})
