import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { AppState } from '../../../api/views'
import { highlight, importText, openTestBackend, removeTestFolders, testFolder } from '../../testing/test-backend'
import type { TestBackend } from '../../testing/test-backend'

const open: TestBackend[] = []
afterEach(async () => {
  for (const { backend } of open.splice(0)) await backend.close()
})
afterAll(removeTestFolders)

const TEXT = 'The ferry left the old quay at nine. The harbour office said it was late.'
const patience = { timeout: 10_000, interval: 50 }

/** A backend that watches, as a window's does; the first look is over. */
async function watching(
  places: Parameters<typeof openTestBackend>[0] = {},
  options: Parameters<typeof openTestBackend>[1] = {}
): Promise<TestBackend> {
  const test = await openTestBackend(places, { watch: true, ...options })
  open.push(test)
  await test.client.call('library.look', {})
  return test
}

const me = (state: AppState): string => (state.phase === 'ready' ? state.library.person.id : '')
const notices = async ({ client }: TestBackend): Promise<readonly string[]> => {
  const state = await client.call('app.state', {})
  return state.phase === 'ready' ? state.library.notices.map(({ message }) => message) : []
}

async function layerOf({ client, libraryDir }: TestBackend, article: string): Promise<string> {
  return join(libraryDir, 'articles', article, 'annotations', `${me(await client.call('app.state', {}))}.json`)
}

describe('D14: what other programs do while a library is open', () => {
  it('D14: a second window sees articles and annotations of the first one without a restart', async () => {
    const first = await watching()
    const second = await watching({ libraryDir: first.libraryDir, configDir: first.configDir })
    const heard: string[] = []
    second.client.on('library.elsewhere', ({ articles }) => heard.push(...articles))
    const { article } = await importText(first.client, TEXT)
    await vi.waitFor(async () => expect(await second.client.call('article.list', {})).toHaveLength(1), patience)
    await first.client.call('command.run', { command: highlight(article.id, 4, 9) })
    await vi.waitFor(async () => {
      const { spans } = await second.client.call('article.open', { article: article.id })
      expect(spans).toHaveLength(1)
    }, patience)
    expect(heard).toContain(article.id)
    expect((await second.client.call('article.list', {}))[0]?.counts.spans).toBe(1)
    expect(await notices(first)).toEqual([])
  })

  it('D14: another person on another machine: their articles, people and annotations appear, and vanish', async () => {
    const mara = await watching()
    const { article } = await importText(mara.client, TEXT)
    const others: string[] = []
    mara.client.on('library.elsewhere', (event) => others.push(...event.others.map((other) => other.article)))
    const details = join(mara.libraryDir, 'articles', article.id, 'article.json')
    await vi.waitFor(() => readFile(details), patience)
    const ines = await openTestBackend({ libraryDir: mara.libraryDir, configDir: join(await testFolder(), 'ines') })
    open.push(ines)
    await ines.client.call('command.run', { command: highlight(article.id, 10, 14) })
    const { article: hers } = await importText(ines.client, 'Nobody knew of this text before she brought it here.')
    await ines.backend.close()
    await vi.waitFor(async () => {
      expect((await mara.client.call('article.list', {})).map(({ article: { id } }) => id)).toContain(hers.id)
      const state = await mara.client.call('app.state', {})
      expect(state.phase === 'ready' && state.library.people).toHaveLength(2)
      expect(others).toContain(article.id)
    }, patience)
    await rm(join(mara.libraryDir, 'articles', hers.id), { recursive: true })
    await vi.waitFor(async () => expect(await mara.client.call('article.list', {})).toHaveLength(1), patience)
    expect(await notices(mara)).toEqual([])
  })

  it('D14: our own annotations, changed by another program: both are kept, and what it added can be taken', async () => {
    const mara = await watching()
    const { article } = await importText(mara.client, TEXT)
    await mara.client.call('command.run', { command: highlight(article.id, 4, 9, 'mine') })
    const file = await layerOf(mara, article.id)
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('mine'), patience)
    const layer = JSON.parse(await readFile(file, 'utf8')) as { spans: { id: string }[]; claims: unknown[] }
    const [span] = layer.spans
    const foreign = JSON.stringify({ ...layer, spans: [{ ...span, id: 'theirs' }], claims: [] })
    await writeFile(file, foreign)
    await vi.waitFor(async () => expect(await mara.client.call('conflicts.list', {})).toHaveLength(1), patience)
    const [conflict] = await mara.client.call('conflicts.list', {})
    expect(conflict).toMatchObject({
      ...{ kind: 'annotations', maker: 'claimdesk', article: article.id, canTake: true },
      counts: { onlyThere: 1, onlyHere: 2, differing: 0 }
    })
    expect(await readFile(join(dirname(file), conflict?.file ?? ''), 'utf8')).toBe(foreign)
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('"mine"'), patience)
    expect((await notices(mara)).join()).toMatch(
      /Another program changed your annotations of “.*1 records are only there/
    )
    const spans = async () =>
      (await mara.client.call('article.open', { article: article.id })).spans.map(({ id }) => id).sort()
    expect(await spans()).toEqual(['mine'])
    expect(await mara.client.call('conflicts.take', { conflict: conflict?.id ?? '' })).toMatchObject({ taken: 1 })
    expect([await spans(), await mara.client.call('conflicts.list', {})]).toEqual([['mine', 'theirs'], []])
    await mara.client.call('command.undo', {})
    expect(await spans()).toEqual(['mine'])
    expect((await readdir(dirname(file))).some((name) => name.endsWith('.seen'))).toBe(true)
  })

  it('D14: copies of sync engines are nobody’s layer; ours can be looked into, those of others are theirs', async () => {
    const mara = await watching()
    const { article } = await importText(mara.client, TEXT)
    await mara.client.call('command.run', { command: highlight(article.id, 4, 9) })
    const file = await layerOf(mara, article.id)
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('claim'), patience)
    const person = me(await mara.client.call('app.state', {}))
    const names = [
      `${person}.sync-conflict-20261123-101500-ABC1234.json`,
      `${person} (Anna's conflicted copy 2026-11-23).json`,
      `${person}-LAPTOP.json`,
      `ines (1).json`
    ]
    for (const name of names) await cp(file, join(dirname(file), name))
    await vi.waitFor(async () => expect(await mara.client.call('conflicts.list', {})).toHaveLength(4), patience)
    const list = await mara.client.call('conflicts.list', {})
    expect(list.map(({ maker }) => maker).sort()).toEqual(['dropbox', 'numbered', 'onedrive', 'syncthing'])
    expect(list.filter(({ canDismiss }) => canDismiss)).toHaveLength(3)
    const [ours] = list.filter(({ canDismiss }) => canDismiss)
    await mara.client.call('conflicts.dismiss', { conflict: ours?.id ?? '' })
    expect(await mara.client.call('conflicts.list', {})).toHaveLength(3)
    expect(await readdir(dirname(file))).toContain(`${ours?.file}.seen`)
  })

  it('D14: a file of ours that is removed is written again; half a file is waited for', async () => {
    const mara = await watching()
    const { article } = await importText(mara.client, TEXT)
    await mara.client.call('command.run', { command: highlight(article.id, 4, 9) })
    const file = await layerOf(mara, article.id)
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('claim'), patience)
    await rm(file)
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('claim'), patience)
    expect((await notices(mara)).join()).toContain('It is written again.')
    const details = join(mara.libraryDir, 'articles', article.id, 'article.json')
    const text = await readFile(details, 'utf8')
    const changed = text.replace('"byline": null', '"byline": "Somebody else"')
    await writeFile(details, changed.slice(0, 200))
    await new Promise((resolve) => setTimeout(resolve, 700))
    await writeFile(details, changed)
    await vi.waitFor(async () => {
      const [listed] = await mara.client.call('article.list', {})
      expect(listed?.article.byline).toBe('Somebody else')
    }, patience)
    expect(await notices(mara)).toHaveLength(1)
  })

  it('D14: somebody who comes in is among the people at once', async () => {
    const mara = await watching()
    await mkdir(join(mara.libraryDir, 'people'), { recursive: true })
    const ines = { format: 'claimdesk/person', version: 3, person: { id: 'ines', name: 'Ines' }, imported: {} }
    await writeFile(join(mara.libraryDir, 'people', 'ines.json'), JSON.stringify(ines))
    await vi.waitFor(async () => {
      const state = await mara.client.call('app.state', {})
      expect(state.phase === 'ready' && state.library.people.map(({ name }) => name)).toContain('Ines')
    }, patience)
  })
})
