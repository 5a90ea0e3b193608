import { copyFile, cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { highlight, removeTestFolders, testFolder } from '../../testing/test-backend'
import { addText, openTestLibrary } from '../../testing/test-library'
import type { TestLibrary } from '../../testing/test-library'

afterAll(removeTestFolders)

const TEXT = 'The ferry left the old quay at nine. The harbour office said it was late.'

const spansOf = async (library: TestLibrary, id: string): Promise<string[]> =>
  [...(await library.store.loadLayer(id)).spans.keys()].sort()
const warnings = ({ store }: TestLibrary): string[] =>
  store.notices.filter(({ severity }) => severity !== 'info').map(({ message }) => message)
const copiesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.includes('.conflict-'))

/** Mara's library with one highlight, closed: every file is complete. */
async function closedLibrary(): Promise<{ directory: string; id: string; file: string }> {
  const library = await openTestLibrary()
  const id = await addText(library, TEXT)
  await library.engine.run(highlight(id, 4, 9, 'first'))
  await library.engine.close()
  return { directory: library.directory, id, file: library.paths.layer(id) }
}

/** What another program makes of a layer's file: `change` gets its records. */
async function rewrite(file: string, change: (spans: { id: string; note: string }[]) => unknown[]): Promise<string> {
  const layer = JSON.parse(await readFile(file, 'utf8')) as { spans: { id: string; note: string }[] }
  const text = JSON.stringify({ ...layer, spans: change(layer.spans), claims: [] })
  await writeFile(file, text)
  return text
}

describe('D14: our own files, changed by another program', () => {
  it('D14: right before they are written: theirs is kept, ours is written', async () => {
    const { directory, id, file } = await closedLibrary()
    const library = await openTestLibrary({ directory })
    await library.engine.run(highlight(id, 10, 14, 'second'))
    const foreign = await rewrite(file, (spans) => spans.map((span) => ({ ...span, id: 'theirs' })))
    await library.engine.close()
    const [copy] = await copiesIn(dirname(file))
    expect(await readFile(join(dirname(file), copy ?? ''), 'utf8')).toBe(foreign)
    expect(warnings(library).join()).toContain('1 records are only there')
    const again = await openTestLibrary({ directory })
    expect(await spansOf(again, id)).toEqual(['first', 'second'])
    expect(warnings(again)).toEqual([])
    await again.engine.close()
  })

  it('D14: while the library was closed: noticed on open, and both are kept', async () => {
    const { directory, id, file } = await closedLibrary()
    const foreign = await rewrite(file, () => [])
    const library = await openTestLibrary({ directory })
    expect(warnings(library)).toHaveLength(1)
    expect(await spansOf(library, id)).toEqual(['first'])
    await library.engine.close()
    const [copy] = await copiesIn(dirname(file))
    expect(await readFile(join(dirname(file), copy ?? ''), 'utf8')).toBe(foreign)
    const again = await openTestLibrary({ directory })
    expect([await spansOf(again, id), warnings(again)]).toEqual([['first'], []])
    await again.engine.close()
  })

  it('D14: with something that cannot be read: it is kept, and ours is written', async () => {
    const { directory, id, file } = await closedLibrary()
    const library = await openTestLibrary({ directory })
    await library.engine.run(highlight(id, 10, 14, 'second'))
    await writeFile(file, '{ "spans": [')
    await library.engine.close()
    const [copy] = await copiesIn(dirname(file))
    expect(await readFile(join(dirname(file), copy ?? ''), 'utf8')).toBe('{ "spans": [')
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ spans: [{ id: 'first' }, { id: 'second' }] })
  })

  it('D14: Git’s marks in it: this side is in force, the other is kept', async () => {
    const { directory, id, file } = await closedLibrary()
    const ours = await readFile(file, 'utf8')
    const theirs = ours.replaceAll('"first"', '"other"')
    await writeFile(file, `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> branch\n`)
    const library = await openTestLibrary({ directory })
    expect(await spansOf(library, id)).toEqual(['first'])
    expect(warnings(library).join()).toContain('Git could not merge')
    await library.engine.close()
    const [copy] = await copiesIn(dirname(file))
    expect(await readFile(join(dirname(file), copy ?? ''), 'utf8')).toBe(theirs)
    expect(await readFile(file, 'utf8')).not.toContain('<<<<')
  })
})

describe('D14: one person on two devices', () => {
  it('D14: one after the other: each goes on where the other was', async () => {
    const { directory, id } = await closedLibrary()
    for (const [device, span] of [
      ['d2', 'second'],
      ['d1', 'third'],
      ['d2', 'fourth']
    ] as const) {
      const library = await openTestLibrary({ directory, device })
      await library.engine.run(highlight(id, 10, 14, span))
      expect(warnings(library)).toEqual([])
      await library.engine.close()
    }
    const library = await openTestLibrary({ directory })
    expect([await spansOf(library, id), warnings(library)]).toEqual([['first', 'fourth', 'second', 'third'], []])
    await library.engine.close()
  })

  it('D14: at the same time: what both added is in force, and where both changed one record theirs is kept', async () => {
    const { directory, id, file } = await closedLibrary()
    const note = (text: string) => ({
      ...{ type: 'span.update' as const, article: id, spans: ['first'], claims: [], patch: { note: text } }
    })
    const elsewhere = join(await testFolder(), 'elsewhere')
    await cp(directory, elsewhere, { recursive: true })
    const one = await openTestLibrary({ directory })
    await one.engine.run(highlight(id, 10, 14, 'here'))
    await one.engine.run(note('said here'))
    const two = await openTestLibrary({ directory: elsewhere, device: 'd2' })
    await two.engine.run(highlight(id, 15, 18, 'there'))
    await two.engine.run(note('said there'))
    await two.engine.close()
    // The sync engine brings the other device's file while this one has changes that are in no file yet.
    await copyFile(two.paths.layer(id), file)
    await one.store.checkpoint()
    const layer = await one.store.loadLayer(id)
    expect([...layer.spans.keys()].sort()).toEqual(['first', 'here', 'there'])
    expect(layer.spans.get('first')?.note).toBe('said here')
    const [copy] = await copiesIn(dirname(file))
    expect(await readFile(join(dirname(file), copy ?? ''), 'utf8')).toContain('said there')
    await one.engine.close()
    await copyFile(file, two.paths.layer(id))
    const again = await openTestLibrary({ directory: elsewhere, device: 'd2' })
    expect(await spansOf(again, id)).toEqual(['first', 'here', 'there'])
    expect(warnings(again)).toEqual([])
    await again.engine.close()
  })
})

describe('D14: what several people may change', () => {
  it('D14: details of an article: taken over where ours has no change, kept beside where it has', async () => {
    const { directory, id } = await closedLibrary()
    const library = await openTestLibrary({ directory })
    const file = library.paths.articleFile(id)
    await library.engine.run({ type: 'article.update', article: id, patch: { title: 'Ours' } })
    const theirs = (await readFile(file, 'utf8')).replace('"byline": null', '"byline": "Theirs"')
    await writeFile(file, theirs)
    await library.store.checkpoint()
    expect(library.store.state.articles.get(id)).toMatchObject({ title: 'Ours', byline: null })
    const [copy] = await copiesIn(dirname(file))
    expect(await readFile(join(dirname(file), copy ?? ''), 'utf8')).toBe(theirs)
    await library.engine.close()
  })

  it('D14: undo takes back what was done here and never what came from elsewhere', async () => {
    const { directory, id } = await closedLibrary()
    const library = await openTestLibrary({ directory })
    const file = library.paths.articleFile(id)
    const { title } = library.store.state.articles.get(id)!
    await library.engine.run({ type: 'article.update', article: id, patch: { title: 'Ours' } })
    await library.store.checkpoint()
    const text = (await readFile(file, 'utf8')).replace('"byline": null', '"byline": "Theirs"')
    await writeFile(file, text)
    await library.store.foreign.weigh({ kind: 'article', id }, text)
    expect(library.store.state.articles.get(id)).toMatchObject({ title: 'Ours', byline: 'Theirs' })
    await library.engine.undo()
    expect(library.store.state.articles.get(id)).toMatchObject({ title, byline: 'Theirs' })
    await library.engine.close()
    const again = await openTestLibrary({ directory })
    expect(again.store.state.articles.get(id)).toMatchObject({ title, byline: 'Theirs' })
    await again.engine.close()
  })
})
