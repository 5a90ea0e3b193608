import assert from 'node:assert/strict'
import type { Client } from '../../src/api/client'
import { CHUNK_BYTES, UPLOAD_PIECES } from '../../src/api/contract'
import { PLAIN_READING } from '../../src/api/import-params'
import type { AnyEvent } from '../../src/api/contract'
import type { ContractCase } from './contract-suite'

const piece = (item: string, name: string, content: string | Buffer, folder = '') => {
  const bytes = Buffer.from(content)
  return { item, name, folder, size: bytes.length, offset: 0, data: bytes.toString('base64') }
}

async function begin(client: Client, pieces: readonly ReturnType<typeof piece>[]): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  const { problems } = await client.call('import.upload', { batch, pieces: [...pieces] })
  assert.deepEqual(problems, [])
  return batch
}

const TABLE =
  'Headline,Body\nThe pier,The pier was taken down stone by stone.\nThe tide,The tide came in twice that day.'
/** 0xFC is ü in windows-1252 and nothing in UTF-8. */
const WINDOWS_1252 = Buffer.from('Gr\xfc\xdfe vom Ufer, und noch viele Gr\xfc\xdfe mehr.', 'latin1')

/** Imports of many documents, on every transport. */
export const IMPORT_CASES: readonly ContractCase[] = [
  {
    name: 'takes several files in one call, each with its folder, and tells of what it refuses',
    async run({ client }) {
      const pieces = [
        piece('a', 'a.txt', 'The first of two.', '2024/march'),
        { ...piece('late', 'late.txt', 'Late.'), offset: 3 },
        piece('b', 'b.txt', 'The second of two.')
      ]
      const { batch } = await client.call('import.begin', {})
      const { received, problems } = await client.call('import.upload', { batch, pieces })
      assert.deepEqual(received, [
        { item: 'a', bytes: 17 },
        { item: 'b', bytes: 18 }
      ])
      assert.deepEqual(
        problems.map(({ item, code }) => [item, code]),
        [['late', 'out-of-order']]
      )
      const { sources, items, next } = await client.call('import.preview', { batch })
      assert.deepEqual(
        sources.map(({ name, folder }) => [name, folder]),
        [
          ['a.txt', '2024/march'],
          ['b.txt', '']
        ]
      )
      assert.deepEqual(
        items.map(({ outcome }) => outcome),
        ['new', 'new']
      )
      assert.equal(next, null)
      await client.call('import.cancel', { batch })
    }
  },
  {
    name: 'X3: refuses paths of a machine, too many pieces and too much content',
    async run({ client }) {
      const { batch } = await client.call('import.begin', {})
      const refused = { code: 'invalid-params' }
      for (const folder of ['/home/me', '..', 'C:\\me', 'a//b']) {
        const pieces = [piece('a', 'a.txt', 'x', folder)]
        await assert.rejects(client.call('import.upload', { batch, pieces }), refused)
      }
      const many = Array.from({ length: UPLOAD_PIECES + 1 }, (_, index) => piece(`p${index}`, 'p.txt', 'x'))
      await assert.rejects(client.call('import.upload', { batch, pieces: many }), refused)
      const half = Buffer.alloc(CHUNK_BYTES / 2 + 1000, 'x')
      const much = [piece('x', 'x.txt', half), piece('y', 'y.txt', half)]
      await assert.rejects(client.call('import.upload', { batch, pieces: much }), refused)
      await client.call('import.cancel', { batch })
    }
  },
  {
    name: 'opens a table, reads it again by other columns, and stores the rows that were chosen',
    async run({ client, events }) {
      const batch = await begin(client, [piece('table', 'corpus.csv', TABLE)])
      const { sources, items } = await client.call('import.preview', { batch })
      assert.equal(sources[0]?.collection?.documents, 2)
      assert.deepEqual(
        items.map(({ item, title }) => [item, title]),
        [
          ['table.1', 'The pier'],
          ['table.2', 'The tide']
        ]
      )
      const settings = sources[0]?.settings ?? PLAIN_READING
      const swapped = {
        ...settings,
        collection: { ...settings.collection, columns: ['text' as const, 'ignore' as const] }
      }
      const again = await client.call('import.read', { batch, item: 'table', settings: swapped })
      assert.equal(again.items[1]?.excerpt, 'The tide')
      await client.call('import.read', { batch, item: 'table', settings })
      const { text } = await client.call('import.detail', { batch, item: 'table.2' })
      assert.equal(text, 'The tide came in twice that day.')
      const chosen = [{ item: 'table.2', title: 'Twice that day', byline: 'Mara Klein' }]
      const { added, committed } = await client.call('import.commit', { batch, items: chosen })
      assert.equal(added.length, 1)
      const { article } = await client.call('article.open', { article: added[0] ?? '' })
      assert.equal(article.byline, 'Mara Klein')
      assert.equal(article.metadataFrom['byline'], 'you')
      const isTold = (event: AnyEvent) => event.name === 'library.changed' && event.payload.seq === committed?.seq
      const wasTold = async () => (await events()).some(isTold)
      for (let wait = 0; wait < 100 && !(await wasTold()); wait += 1) {
        await new Promise((settle) => setTimeout(settle, 20))
      }
      assert.equal(await wasTold(), true)
      await assert.rejects(client.call('import.preview', { batch }), { code: 'not-found' })
    }
  },
  {
    name: 'keeps an import that nobody ended, and drops it when asked to',
    async run({ client }) {
      const batch = await begin(client, [piece('a', 'a.txt', WINDOWS_1252)])
      const pending = await client.call('import.pending', {})
      assert.deepEqual(
        pending.map((each) => [each.batch, each.files, each.bytes]),
        [[batch, 1, WINDOWS_1252.length]]
      )
      assert.equal((await client.call('import.resume', { batch })).batch, batch)
      await client.call('import.halt', { batch })
      const { items } = await client.call('import.preview', { batch })
      assert.equal(items[0]?.encoding?.name, 'windows-1252')
      await client.call('import.cancel', { batch })
      assert.deepEqual(await client.call('import.pending', {}), [])
      await assert.rejects(client.call('import.resume', { batch }), { code: 'not-found' })
    }
  }
]
