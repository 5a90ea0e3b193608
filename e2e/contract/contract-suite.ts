import { WHOLE_EXPORT } from '../../src/api/export-params'
import assert from 'node:assert/strict'
import type { Client } from '../../src/api/client'
import { CALLS, CHUNK_BYTES } from '../../src/api/contract'
import type { AnyEvent, CallName } from '../../src/api/contract'
import type { CallEnvelope, ReplyEnvelope } from '../../src/api/envelope'
import type { ClientCommand } from '../../src/core/commands/command'
import type { Scheme } from '../../src/core/model/scheme'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../../src/core/text/torture'
import { ANNOTATION_CASES } from './annotation-cases'
import { BACKUP_CASES } from './backup-cases'
import { EVIDENCE_CASES } from './evidence-cases'
import { IMPORT_CASES } from './import-cases'
import { LOCK_CASES } from './lock-cases'
import { RULE_CASES } from './rule-cases'
import { VERSION_CASES } from './version-cases'

/** A transport under test, on a library of its own that is open and empty. */
export interface ContractSubject {
  readonly client: Client
  /** Sends an envelope as it is, also a broken one. */
  readonly send: (envelope: CallEnvelope) => Promise<ReplyEnvelope>
  /** Where the library is, for what other programs do to it. */
  readonly libraryDir: string
  /** Events heard so far, from the start of the case. */
  readonly events: () => Promise<readonly AnyEvent[]> | readonly AnyEvent[]
}

export interface ContractCase {
  readonly name: string
  readonly run: (subject: ContractSubject) => Promise<void>
}

const highlight = (article: string, start: number, end: number, id: string): ClientCommand => ({
  type: 'annotations.add',
  article,
  spans: [{ id, ranges: [{ start, end }], label: 'claim' }],
  claims: [{ id: `claim-${id}`, spans: [id] }],
  documentLabels: [],
  edges: 'tidy',
  origin: 'human'
})

async function paste(client: Client, text: string, title: string): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'one', title, text, html: null })
  const { added, skipped } = await client.call('import.commit', { batch, items: [{ item: 'one', title }] })
  return added[0] ?? skipped[0] ?? ''
}

async function defaultScheme(client: Client): Promise<Scheme> {
  const state = await client.call('app.state', {})
  assert.equal(state.phase, 'ready')
  const { schemes, defaultScheme: id } = state.library
  const scheme = schemes.find((each) => each.id === id)
  assert.ok(scheme)
  return scheme
}

/** What must hold over every transport: memory, HTTP and the bridge. The cases share one library, in this order. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  {
    name: 'says that a library is open',
    async run({ client }) {
      const state = await client.call('app.state', {})
      assert.equal(state.phase, 'ready')
    }
  },
  {
    name: 'keeps every character of a text on its way in and out',
    async run({ client }) {
      const id = await paste(client, TORTURE_TEXT, 'Torture')
      const opened = await client.call('article.open', { article: id })
      assert.equal(opened.text, TORTURE_TEXT)
    }
  },
  {
    name: 'uploads a file in pieces and reads it back whole',
    async run({ client }) {
      const bytes = Buffer.from('A long line of words. '.repeat(60_000), 'utf8')
      const { batch } = await client.call('import.begin', {})
      for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
        const data = bytes.subarray(offset, offset + CHUNK_BYTES).toString('base64')
        const piece = { item: 'big', name: 'big.txt', folder: '', size: bytes.length, offset, data }
        const { received } = await client.call('import.upload', { batch, pieces: [piece] })
        assert.deepEqual(received, [{ item: 'big', bytes: Math.min(offset + CHUNK_BYTES, bytes.length) }])
      }
      const { items } = await client.call('import.preview', { batch })
      const [item] = items
      assert.equal(item?.outcome, 'new')
      assert.equal(item?.characters, bytes.length)
      await client.call('import.cancel', { batch })
      await assert.rejects(client.call('import.preview', { batch }), { code: 'not-found' })
    }
  },
  {
    name: 'acknowledges a command, tells of it, undoes and redoes it',
    async run({ client, events }) {
      const id = await paste(client, TORTURE_TEXT, 'Torture')
      const target = TORTURE_TARGETS[0]
      assert.ok(target)
      const [start, end] = target.utf16
      const done = await client.call('command.run', { command: highlight(id, start, end, 'span-1') })
      assert.equal(done.changes.length >= 2, true)
      assert.equal(done.undo.undo?.seq, done.seq)
      assert.equal((await client.call('command.undo', {}))?.changes.length, done.changes.length)
      const redone = await client.call('command.redo', {})
      assert.equal(redone?.seq, done.seq + 2)
      const opened = await client.call('article.open', { article: id })
      assert.deepEqual(
        opened.spans.map((span) => span.quotes[0]?.exact),
        [target.exact]
      )
      let heard: readonly number[] = []
      for (let tries = 0; tries < 100 && !heard.includes(done.seq + 2); tries += 1) {
        const all = await events()
        heard = all.flatMap((event) => (event.name === 'library.changed' ? [event.payload.seq] : []))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      assert.deepEqual(
        heard.filter((seq) => seq >= done.seq),
        [done.seq, done.seq + 1, done.seq + 2]
      )
    }
  },
  {
    name: 'tells what an entry of the history changed, and of how many changes it has only so many',
    async run({ client }) {
      const id = await paste(client, TORTURE_TEXT, 'Torture')
      const target = TORTURE_TARGETS[0]
      assert.ok(target)
      const [start, end] = target.utf16
      const { seq, changes } = await client.call('command.run', { command: highlight(id, start, end, 'told-1') })
      assert.deepEqual(await client.call('history.entry', { seq, limit: 500 }), { changes, total: 2 })
      assert.equal((await client.call('history.entry', { seq, limit: 1 })).changes.length, 1)
      const undone = await client.call('command.undo', {})
      assert.ok(undone)
      const taken = await client.call('history.entry', { seq: undone.seq, limit: 500 })
      assert.deepEqual(
        taken.changes.map((change) => change.after),
        [null, null]
      )
      await assert.rejects(client.call('history.entry', { seq: 1_000_000, limit: 1 }), { code: 'not-found' })
    }
  },
  {
    name: 'finds matches in all articles, tells how far it is, and highlights those that are chosen by one command',
    async run({ client, events }) {
      const text = 'A tariff was set. Tariffs rose, and nobody had been told that the tariff would.'
      const one = await paste(client, text, 'Tariffs')
      const query = { words: 'tariffs', matchCase: false, wholeWord: false, regex: false, inflected: true }
      const { job } = await client.call('matches.begin', {
        query,
        within: { mode: 'anywhere', labels: [] },
        articles: null
      })
      const outline = await client.call('matches.outline', { job })
      assert.deepEqual(
        outline.articles.map(({ article, from, count }) => [article, from, count]),
        [[one, 0, 3]]
      )
      const rows = await client.call('matches.page', { job, from: 0, limit: 10 })
      assert.deepEqual(
        rows.map((row) => row.words),
        ['tariff', 'Tariffs', 'tariff']
      )
      for (const row of rows) assert.equal(text.slice(row.start, row.end), row.words)
      let told = false
      for (let tries = 0; tries < 100 && !told; tries += 1) {
        const all = await events()
        told = all.some((event) => event.name === 'matches.progress' && event.payload.job === job)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      assert.ok(told, 'no word of progress')
      const report = await client.call('matches.commit', {
        job,
        label: 'speaker',
        chosen: { mode: 'all-but', matches: [1] },
        skipLabelled: true
      })
      assert.equal(report.label, 'Highlight 2 matches of “tariffs” as Speaker')
      const opened = await client.call('article.open', { article: one })
      assert.deepEqual(opened.spans.map((span) => span.quotes[0]?.exact).sort(), ['tariff', 'tariff'])
      assert.equal((await client.call('command.undo', {}))?.label, report.label)
      assert.deepEqual((await client.call('article.open', { article: one })).spans, [])
    }
  },
  {
    name: 'ends an expression that takes for ever, and a search that is cancelled; nothing is stored',
    async run({ client }) {
      const endless = await paste(client, `Endless ${'a'.repeat(60)}!`, 'Endless')
      const before = await client.call('history.list', { before: 0, limit: 5 })
      const begin = () =>
        client.call('matches.begin', {
          query: { words: '(a+)+$', matchCase: false, wholeWord: false, regex: true, inflected: false },
          within: { mode: 'anywhere', labels: [] },
          articles: [endless]
        })
      const { job } = await begin()
      const { total, problems } = await client.call('matches.outline', { job })
      assert.equal(total, 0)
      assert.deepEqual(
        problems.map((problem) => [problem.article, problem.title]),
        [[endless, 'Endless']]
      )
      const second = await begin()
      const cancelled = assert.rejects(client.call('matches.outline', second), { code: 'cancelled' })
      // Sent without waiting, it could come before what it is to end.
      await new Promise((resolve) => setTimeout(resolve, 100))
      await client.call('matches.cancel', second)
      await cancelled
      await assert.rejects(client.call('matches.page', { ...second, from: 0, limit: 1 }), { code: 'not-found' })
      assert.deepEqual(await client.call('history.list', { before: 0, limit: 5 }), before)
    }
  },
  {
    name: 'carries several commands out as one action: all or none, with one undo',
    async run({ client }) {
      const article = await paste(client, 'A label is made for words that are selected.', 'Group')
      const scheme = await defaultScheme(client)
      const label = { ...scheme.labels[0], id: 'made', name: 'Made', path: 'Made', key: null, role: null }
      const put = {
        type: 'scheme.put',
        scheme: { ...scheme, labels: [...scheme.labels, label] }
      } as unknown as ClientCommand
      const add = (end: number): ClientCommand => ({
        type: 'annotations.add',
        article,
        spans: [{ id: 'group-span', ranges: [{ start: 2, end }], label: 'made' }],
        claims: [],
        documentLabels: [],
        edges: 'tidy',
        origin: 'human'
      })
      await assert.rejects(client.call('command.runGroup', { commands: [put, add(9000)] }), { code: 'invalid-range' })
      assert.deepEqual(await defaultScheme(client), scheme)
      const done = await client.call('command.runGroup', { commands: [put, add(7)], label: 'Make a label' })
      assert.equal(done.undo.undo?.label, 'Make a label')
      assert.equal((await client.call('article.open', { article })).spans[0]?.label, 'made')
      await client.call('command.undo', {})
      assert.deepEqual((await client.call('article.open', { article })).spans, [])
      assert.deepEqual(await defaultScheme(client), scheme)
    }
  },
  {
    name: 'tells how often labels are used and where, and what a scheme was before',
    async run({ client }) {
      const article = await paste(client, 'Nobody had counted what had a label.', 'Uses')
      const usesOf = async () => (await client.call('scheme.uses', {}))['label/loaded'] ?? 0
      const before = await usesOf()
      const span = { id: 'use-span', ranges: [{ start: 0, end: 6 }], label: 'loaded' }
      const command: ClientCommand = { ...highlight(article, 0, 6, 'x'), spans: [span], claims: [] } as ClientCommand
      await client.call('command.run', { command })
      assert.equal(await usesOf(), before + 1)
      const listed = await client.call('scheme.spans', { labels: ['loaded'], limit: 1000 })
      const here = listed.find((each) => each.article === article)
      assert.deepEqual(
        here?.spans.map((each) => [each.id, each.quotes[0]?.exact]),
        [['use-span', 'Nobody']]
      )
      const limited = await client.call('scheme.spans', { labels: ['loaded'], limit: 1 })
      assert.equal(
        limited.reduce((sum, each) => sum + each.spans.length, 0),
        1
      )

      const scheme = await defaultScheme(client)
      const older = await client.call('scheme.versions', { scheme: scheme.id })
      const renamed = { ...scheme, name: 'Renamed' }
      await client.call('command.run', { command: { type: 'scheme.put', scheme: renamed } as unknown as ClientCommand })
      const versions = await client.call('scheme.versions', { scheme: scheme.id })
      assert.equal(versions.length, older.length + 1)
      assert.deepEqual(versions[0]?.scheme, scheme)
      assert.equal((await defaultScheme(client)).version, scheme.version + 1)
      await client.call('command.undo', {})
      assert.equal((await client.call('scheme.versions', { scheme: scheme.id })).length, older.length)
    }
  },
  {
    name: 'X3: refuses parameters that do not fit, for every call, and does nothing',
    async run({ client, send }) {
      const before = await client.call('history.list', { before: 0, limit: 5 })
      const wrong: unknown[] = [
        null,
        [],
        'text',
        42,
        { surplus: true },
        { article: '../../etc/passwd' },
        { __proto__: { polluted: true }, batch: 7 },
        { command: { type: 'article.add', articles: [] } },
        { command: { type: 'annotations.add', article: 'x'.repeat(1000) } }
      ]
      for (const name of Object.keys(CALLS) as CallName[]) {
        for (const params of wrong) {
          const reply = await send({ id: 'x', name, params })
          assert.equal(reply.ok, false, `${name} took ${JSON.stringify(params)}`)
          assert.equal(!reply.ok && reply.error.code, 'invalid-params')
        }
      }
      assert.deepEqual(await client.call('history.list', { before: 0, limit: 5 }), before)
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
    }
  },
  {
    name: 'flattens errors to a code, a message and details, without a stack or a path',
    async run({ client, send }) {
      const unknown = await send({ id: 'y', name: 'no.such.call', params: {} })
      assert.equal(!unknown.ok && unknown.error.code, 'unknown-call')
      await assert.rejects(client.call('article.open', { article: '0123456789abcdef' }), { code: 'not-found' })
      const id = await paste(client, TORTURE_TEXT, 'Torture')
      const reply = await send({ id: 'z', name: 'command.run', params: { command: highlight(id, 60, 900, 'far') } })
      assert.equal(!reply.ok && reply.error.code, 'invalid-range')
      assert.equal(JSON.stringify(reply).includes('.ts:'), false)
    }
  },
  {
    name: 'finds articles by their words, tells where they stand, and follows changes',
    async run({ client }) {
      const text = `A walrus sleeps.\n${'Filler. '.repeat(100)}\nTwo Wálruses, 核電延役 and a walrus.`
      const id = await paste(client, text, 'Pinnipeds')
      const search = (query: string) => client.call('article.search', { query, limit: 10, whole: true })
      const { articles, hits, progress } = await search('walrus')
      assert.deepEqual(articles, [id])
      assert.equal(progress.done, progress.total)
      assert.equal(hits[0]?.count, 3)
      for (const { start, text: piece, hits: places } of hits[0]?.excerpts ?? []) {
        assert.equal(text.slice(start, start + piece.length), piece)
        for (const place of places) assert.match(text.slice(place.start, place.end), /^w[aá]lrus(es)?$/i)
      }
      assert.deepEqual(await client.call('article.excerpts', { query: 'walrus', articles: [id] }), hits)
      for (const [query, words] of [
        ['"a walrus"', ['A walrus', 'a walrus']],
        ['walrus ', ['walrus', 'walrus']],
        ['電延', ['電延']],
        ['pinnipeds', []]
      ] as const) {
        assert.deepEqual((await search(query)).articles, [id], query)
        const { ranges } = await client.call('article.hits', { query, article: id })
        assert.deepEqual(
          ranges.map(({ start, end }) => text.slice(start, end)),
          words
        )
      }
      assert.deepEqual((await search('walrus zeppelin')).articles, [])
      await client.call('command.run', { command: { type: 'article.bin', articles: [id], binned: true } })
      assert.deepEqual((await search('walrus')).articles, [])
      await client.call('command.undo', {})
      assert.deepEqual((await search('walrus')).articles, [id])
    }
  },
  {
    name: 'prepares an export, hands it over in pieces, and forgets it when told',
    async run({ client }) {
      const options = { ...WHOLE_EXPORT, includeNotes: true }
      const formats = await client.call('export.formats', {})
      assert.ok(formats.length >= 4)
      for (const { id, canExport } of formats) {
        if (!canExport) continue
        const prepared = await client.call('export.prepare', { format: id, ...options })
        for (const file of prepared.files) {
          let bytes = 0
          for (let done = false; !done;) {
            const piece = await client.call('export.read', { export: prepared.export, file: file.path, offset: bytes })
            bytes += Buffer.from(piece.data, 'base64').length
            done = piece.done
          }
          assert.equal(bytes, file.bytes)
        }
        await client.call('export.discard', { export: prepared.export })
        const gone = { export: prepared.export, file: prepared.files[0]?.path ?? '', offset: 0 }
        await assert.rejects(client.call('export.read', gone), { code: 'not-found' })
      }
    }
  },
  ...ANNOTATION_CASES,
  ...IMPORT_CASES,
  ...VERSION_CASES,
  ...EVIDENCE_CASES,
  ...BACKUP_CASES,
  ...RULE_CASES,
  ...LOCK_CASES
]
