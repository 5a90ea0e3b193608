import assert from 'node:assert/strict'
import type { Client } from '../../src/api/client'
import type { AnnotationReading } from '../../src/api/export-params'
import type { ContractCase } from './contract-suite'

const TEXT = 'The dredger 😀 left Port Amrit at four.\nNobody had asked it to.'

/** A passage as brat writes it; positions in code points. */
function mark(id: string, label: string, words: string): string {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length
  return `${id}\t${label} ${start} ${start + Array.from(words).length}\t${words}`
}

const ANN = [
  mark('T1', 'Vessel', 'dredger'),
  mark('T2', 'Place', 'Port Amrit'),
  'T3\tPlace 4',
  'R1\tleaves Arg1:T1 Arg2:T2',
  ''
].join('\n')

/** Sends the files of a brat folder; the batch. */
async function send(client: Client, files: Readonly<Record<string, string>>): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  const pieces = Object.entries(files).map(([name, words], index) => {
    const bytes = Buffer.from(words, 'utf8')
    const data = bytes.toString('base64')
    return { item: `f${index}`, name, folder: '', size: bytes.length, offset: 0, data }
  })
  await client.call('import.upload', { batch, pieces })
  return batch
}

const reading = (batch: string, more: Partial<AnnotationReading> = {}): AnnotationReading => ({
  batch,
  format: null,
  settings: {},
  article: null,
  labels: [],
  relationTypes: [],
  leaveOut: [],
  ...more
})

const FILES = { 'dredger.txt': TEXT, 'dredger.ann': ANN }

async function snapshot(client: Client) {
  const state = await client.call('app.state', {})
  const { entries } = await client.call('history.list', { before: 0, limit: 5 })
  const articles = (await client.call('article.list', {})).map(({ article }) => article.id).sort()
  return { entries, articles, schemes: state.phase === 'ready' ? state.library.schemes : null }
}

/** Annotations made elsewhere, over every transport. */
export const ANNOTATION_CASES: readonly ContractCase[] = [
  {
    name: 'D12: a preview of annotations says what would be added and where a bad line is, and stores nothing',
    async run({ client }) {
      const before = await snapshot(client)
      const batch = await send(client, FILES)
      const preview = await client.call('annotations.preview', reading(batch))
      assert.equal(preview.format, 'brat')
      assert.deepEqual(preview.recognised[0], { format: 'brat', sure: 'yes' })
      assert.deepEqual(
        preview.names.map(({ name, target, to }) => [name, target, to.kind]),
        [
          ['Vessel', 'span', 'new'],
          ['Place', 'span', 'new'],
          ['leaves', 'relation', 'new']
        ]
      )
      const { articles, spans, relations, labels, relationTypes, there } = preview.totals
      assert.deepEqual([articles, spans, relations, labels, relationTypes, there], [1, 2, 1, 2, 1, 0])
      assert.equal(preview.problemCount, 1)
      assert.deepEqual([preview.problems[0]?.file, preview.problems[0]?.line], ['dredger.ann', 3])
      // What is sent elsewhere or left out is counted so.
      const other = await client.call(
        'annotations.preview',
        reading(batch, {
          labels: [
            { name: 'Vessel', to: { kind: 'existing', id: 'speaker' } },
            { name: 'Place', to: { kind: 'leave-out' } }
          ]
        })
      )
      assert.deepEqual([other.totals.spans, other.totals.labels, other.totals.relations], [1, 0, 0])
      assert.deepEqual(await snapshot(client), before)
      await client.call('import.cancel', { batch })
      await assert.rejects(client.call('annotations.preview', reading(batch)), { code: 'not-found' })
    }
  },
  {
    name: 'D12: an import of annotations is one undo, and the same again changes nothing',
    async run({ client }) {
      const before = await snapshot(client)
      const choice = { labels: [{ name: 'Place', to: { kind: 'new' as const, name: 'Harbour' } }] }
      const done = await client.call('annotations.import', reading(await send(client, FILES), choice))
      assert.ok(done.committed)
      assert.equal(done.committed.undo.undo?.seq, done.committed.seq)
      const [article] = done.articles
      assert.ok(article)
      const opened = await client.call('article.open', { article })
      assert.equal(opened.text, TEXT)
      assert.deepEqual(opened.spans.map(({ label, quotes }) => [label, quotes[0]?.exact]).sort(), [
        ['harbour', 'Port Amrit'],
        ['vessel', 'dredger']
      ])
      // The batch has ended with it.
      assert.deepEqual(await client.call('import.pending', {}), [])

      const after = await snapshot(client)
      const again = await client.call('annotations.import', reading(await send(client, FILES), choice))
      assert.equal(again.committed, null)
      assert.equal(again.totals.there, 3)
      assert.deepEqual(await snapshot(client), after)

      assert.equal((await client.call('command.undo', {}))?.label, done.committed.label)
      const undone = await snapshot(client)
      assert.deepEqual([undone.articles, undone.schemes], [before.articles, before.schemes])
    }
  },
  {
    name: 'a file that no format knows is said to be none, and one that is broken throughout is reported line by line',
    async run({ client }) {
      const unknown = await send(client, { 'letter.bin': '\u0000\u0001 no annotations' })
      const preview = await client.call('annotations.preview', reading(unknown))
      assert.equal(preview.format, null)
      await client.call('import.cancel', { batch: unknown })

      const broken = await send(client, {
        'rows.jsonl': '{"text": "one", "label": [[0, 1, "A"]]}\n{"text": \nnot JSON\n'
      })
      const rows = await client.call('annotations.preview', reading(broken, { format: 'doccano' }))
      assert.deepEqual(
        rows.problems.map(({ line }) => line),
        [2, 3]
      )
      assert.equal(rows.totals.spans, 1)
      await assert.rejects(client.call('annotations.preview', reading(broken, { format: 'no-such' })), {
        code: 'unknown-format'
      })
      await client.call('import.cancel', { batch: broken })
    }
  }
]
