import assert from 'node:assert/strict'
import type { Client } from '../../src/api/client'
import type { ContractCase } from './contract-suite'

const BEFORE = 'The ferry left at nine.\nIt carried 412 people, the port said.\nNobody was hurt.'
const AFTER = 'Update.\nThe ferry left at nine.\nIt carried 417 people, the port said.'

async function paste(client: Client, text: string, title: string): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'one', title, text, html: null })
  const { added, skipped } = await client.call('import.commit', { batch, items: [{ item: 'one', title }] })
  return added[0] ?? skipped[0] ?? ''
}

/** New versions of articles, over every transport. */
export const VERSION_CASES: readonly ContractCase[] = [
  {
    name: 'a new version: looked over with nothing stored, compared, committed as one, taken back, compared again',
    async run({ client, events }) {
      const article = await paste(client, BEFORE, 'Ferry')
      const spans = ['The ferry left', '412 people', 'Nobody was hurt'].map((words, index) => ({
        id: `version-${index}`,
        ranges: [{ start: BEFORE.indexOf(words), end: BEFORE.indexOf(words) + words.length }],
        label: 'speaker'
      }))
      const add = { type: 'annotations.add' as const, article, spans, claims: [], documentLabels: [] }
      await client.call('command.run', { command: { ...add, edges: 'tidy', origin: 'human' } })
      const before = await client.call('article.open', { article })

      const { batch } = await client.call('import.begin', {})
      await client.call('import.paste', { batch, item: 'v', title: '', text: AFTER, html: null })
      const draft = { batch, item: 'v', article }
      const report = await client.call('version.preview', draft)
      assert.deepEqual(report.spans, { kept: 0, moved: 1, changed: 1, orphan: 1, found: 0 })
      assert.equal((await client.call('article.open', { article })).text, BEFORE)
      let told = false
      for (let tries = 0; tries < 100 && !told; tries += 1) {
        told = (await events()).some((event) => event.name === 'version.progress' && event.payload.batch === batch)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      assert.ok(told, 'no word of progress')
      const page = { folded: false, from: 0, limit: 50 }
      const { items, total, changes } = await client.call('version.diff', { of: { kind: 'draft', ...draft }, ...page })
      assert.deepEqual([items.length, changes[0]], [total, 0])
      for (const item of items) {
        if (item.kind === 'fold') continue
        if (item.before) assert.equal(BEFORE.slice(item.before.start, item.before.end), item.before.text)
        if (item.after) assert.equal(AFTER.slice(item.after.start, item.after.end), item.after.text)
      }

      const { committed } = await client.call('version.commit', { ...draft, take: [] })
      const after = await client.call('article.open', { article })
      assert.equal(after.text, AFTER)
      for (const { orphan, ranges, quotes } of after.spans) {
        if (orphan) continue
        const [range] = ranges
        assert.equal(AFTER.slice(range?.start, range?.end), quotes[0]?.exact)
      }
      const stored = await client.call('version.diff', { of: { kind: 'stored', article, version: 1 }, ...page })
      assert.deepEqual(stored.items, items)
      const orphan = after.spans.find(({ id }) => id === 'version-2')
      assert.ok(orphan?.orphan)
      const places = await client.call('version.places', { article, span: 'version-2' })
      for (const { start, end, words } of places) assert.equal(AFTER.slice(start, end), words)

      assert.equal((await client.call('command.undo', {}))?.label, committed.label)
      const back = await client.call('article.open', { article })
      assert.deepEqual([back.text, back.article], [before.text, before.article])
      await assert.rejects(client.call('version.diff', { of: { kind: 'stored', article, version: 1 }, ...page }), {
        code: 'not-found'
      })
    }
  },
  {
    name: 'a new version that was dropped is gone, and what is no version is refused in words',
    async run({ client }) {
      const article = await paste(client, `${BEFORE} Twice.`, 'Ferry again')
      const { batch } = await client.call('import.begin', {})
      await client.call('import.paste', { batch, item: 'v', title: '', text: `${BEFORE} Twice.`, html: null })
      const draft = { batch, item: 'v', article }
      const report = await client.call('version.preview', draft)
      assert.equal(report.duplicateOf?.version, 1)
      await assert.rejects(client.call('version.commit', { ...draft, take: [] }), { code: 'duplicate' })
      await client.call('version.cancel', { batch })
      await assert.rejects(client.call('version.preview', draft), { code: 'not-found' })
      await assert.rejects(client.call('version.preview', { ...draft, article: '0123456789abcdef' }), {
        code: 'not-found'
      })
    }
  }
]
