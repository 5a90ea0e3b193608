import assert from 'node:assert/strict'
import type { Client } from '../../src/api/client'
import type { ContractCase } from './contract-suite'

const TEXT = 'The dredger left the harbour at nine. Nobody saw it.'

async function paste(client: Client, text: string, title: string): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'one', title, text, html: null })
  const { added, skipped } = await client.call('import.commit', { batch, items: [{ item: 'one', title }] })
  return added[0] ?? skipped[0] ?? ''
}

async function highlight(client: Client, article: string, id: string, start: number, end: number): Promise<void> {
  await client.call('command.run', {
    command: {
      type: 'annotations.add',
      article,
      spans: [{ id, ranges: [{ start, end }], label: 'claim' }],
      claims: [{ id: `${id}-claim`, spans: [id] }],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    }
  })
}

const spansOf = async (client: Client, article: string): Promise<readonly string[]> =>
  (await client.call('article.open', { article })).spans.map(({ id }) => id).sort()

/** Backups and restoring, on every transport. */
export const BACKUP_CASES: readonly ContractCase[] = [
  {
    name: 'D6: makes a backup, tells of it, and makes no second one of the same state',
    async run({ client }) {
      await highlight(client, await paste(client, `${TEXT} (kept)`, 'Kept'), 'kept-1', 0, 11)
      const { made, newest } = await client.call('backup.make', {})
      assert.ok(made)
      assert.deepEqual([made.reason, made.state, made.isOwn, made.id], ['by-hand', 'whole', true, newest.id])
      assert.equal(made.articles > 0 && made.bytes > 0, true)
      const again = await client.call('backup.make', {})
      assert.deepEqual([again.made, again.newest.id], [null, made.id])
      const { backups, trouble } = await client.call('backup.list', {})
      assert.deepEqual([backups[0]?.id, trouble], [made.id, null])
    }
  },
  {
    name: 'D7: previews and restores as one action; undo brings back what was there before, and so does a backup of it',
    async run({ client }) {
      const article = await paste(client, `${TEXT} (restored)`, 'Restored')
      await highlight(client, article, 'then-1', 0, 11)
      await highlight(client, article, 'then-2', 12, 16)
      const { newest: backup } = await client.call('backup.make', {})
      await client.call('command.run', {
        command: { type: 'annotations.remove', article, spans: ['then-1'], claims: [], documentLabels: [] }
      })
      await highlight(client, article, 'later-1', 20, 27)
      const later = await paste(client, `${TEXT} (later)`, 'Later')
      await highlight(client, later, 'later-2', 0, 11)
      const request = { backup: backup.id, articles: null }
      const preview = await client.call('backup.preview', request)
      assert.equal(preview.changes > 0, true)
      assert.equal(preview.articlesStaying, 1)
      assert.deepEqual(preview.unusable, [])
      assert.deepEqual(
        preview.articles.map(({ title, details, records, hasText }) => [title, details, records, hasText]),
        [['Restored', 'same', { back: 2, changed: 0, gone: 2 }, true]]
      )
      assert.deepEqual(await spansOf(client, article), ['later-1', 'then-2'])
      const { committed, before } = await client.call('backup.restore', request)
      assert.equal(before?.reason, 'before-restore')
      assert.equal(committed?.label.startsWith('Restore the backup of '), true)
      assert.deepEqual(await spansOf(client, article), ['then-1', 'then-2'])
      assert.deepEqual(await spansOf(client, later), ['later-2'])
      assert.equal((await client.call('backup.preview', request)).changes, 0)
      assert.equal((await client.call('backup.restore', request)).committed, null)
      await client.call('command.undo', { expected: committed?.seq ?? 0 })
      assert.deepEqual(await spansOf(client, article), ['later-1', 'then-2'])
      await client.call('backup.restore', request)
      const back = await client.call('backup.restore', { backup: before?.id ?? '', articles: [article] })
      assert.equal(back.committed?.label.startsWith('Restore “Restored” from '), true)
      assert.deepEqual(await spansOf(client, article), ['later-1', 'then-2'])
    }
  },
  {
    name: 'X3: refuses a backup that is not named by its id, and one that is not there',
    async run({ client }) {
      for (const backup of ['../library', 'a/b', 'C:\\x', '', '.']) {
        await assert.rejects(client.call('backup.preview', { backup, articles: null }), { code: 'invalid-params' })
        await assert.rejects(client.call('backup.restore', { backup, articles: null }), { code: 'invalid-params' })
      }
      const none = { backup: '20200101T000000Z-1-none', articles: null }
      await assert.rejects(client.call('backup.preview', none), { code: 'not-found' })
      await assert.rejects(client.call('backup.restore', none), { code: 'not-found' })
      const { newest } = await client.call('backup.make', {})
      const other = { backup: newest.id, articles: ['0123456789abcdef'] }
      await assert.rejects(client.call('backup.preview', other), { code: 'not-found' })
    }
  }
]
