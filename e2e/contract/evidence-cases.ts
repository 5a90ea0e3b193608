import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Client } from '../../src/api/client'
import { CHUNK_BYTES } from '../../src/api/contract'
import type { Capture } from '../../src/core/model/evidence'
import { EMPTY_EVIDENCE } from '../../src/core/model/evidence'
import type { ContractCase } from './contract-suite'

const TEXT = 'The pilot boat met the ferry at six.\nIt was foggy.'

async function paste(client: Client, text: string, title: string): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'one', title, text, html: null })
  const { added, skipped } = await client.call('import.commit', { batch, items: [{ item: 'one', title }] })
  return added[0] ?? skipped[0] ?? ''
}

async function upload(client: Client, item: string, name: string, bytes: Buffer): Promise<Capture> {
  for (let offset = 0; ; offset += CHUNK_BYTES) {
    const data = bytes.subarray(offset, offset + CHUNK_BYTES).toString('base64')
    const piece = { item, name, size: bytes.length, offset, data }
    const { received, capture } = await client.call('evidence.upload', { piece, how: 'file' })
    assert.equal(received, Math.min(offset + CHUNK_BYTES, bytes.length))
    if (capture) return capture
  }
}

async function readExport(client: Client, id: string, file: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let done = false, offset = 0; !done;) {
    const piece = await client.call('export.read', { export: id, file, offset })
    const bytes = Buffer.from(piece.data, 'base64')
    pieces.push(bytes)
    offset += bytes.length
    done = piece.done
  }
  return Buffer.concat(pieces)
}

const SESSION = {
  name: 'Pilot boat',
  preset: 'line-check' as const,
  scale: null,
  policy: [],
  asOf: null,
  checker: '',
  state: 'open' as const,
  finishedAt: null,
  timed: false,
  filters: [],
  method: ''
}

/** A claim with a captured file as evidence, and a session over its article. */
async function checkedArticle(client: Client, capture: Capture, key: string): Promise<string> {
  const article = await paste(client, `${TEXT} ${key}`, 'The pilot boat')
  await client.call('command.run', {
    command: {
      type: 'annotations.add',
      article,
      spans: [{ id: key, ranges: [{ start: 0, end: 36 }], label: 'claim' }],
      claims: [{ id: `${key}-claim`, spans: [key] }],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    }
  })
  const evidence = [
    {
      ...EMPTY_EVIDENCE,
      id: `${key}-log`,
      claim: `${key}-claim`,
      capture,
      calculation: null,
      note: 'Ask the pilot again.'
    }
  ]
  await client.call('command.run', { command: { type: 'check.put', article, evidence } })
  const records = [{ table: 'session' as const, record: { ...SESSION, id: `session-${key}`, articles: [article] } }]
  await client.call('command.run', { command: { type: 'desk.put', records } })
  return article
}

/** Evidence, the audit log and bundles, on every transport. */
export const EVIDENCE_CASES: readonly ContractCase[] = [
  {
    name: 'D1: takes a file into the evidence in pieces, reads it back whole, and keeps the same bytes once',
    async run({ client }) {
      const bytes = Buffer.alloc(CHUNK_BYTES + 99, 'The log of the pilot. ')
      const capture = await upload(client, 'log', 'Log of the pilot.TXT', bytes)
      assert.equal(capture.sha256, createHash('sha256').update(bytes).digest('hex'))
      assert.deepEqual([capture.kind, capture.bytes, capture.how], ['txt', bytes.length, 'file'])
      const { sha256, kind } = capture
      const first = await client.call('evidence.read', { sha256, kind, offset: 0 })
      const rest = await client.call('evidence.read', { sha256, kind, offset: CHUNK_BYTES })
      assert.deepEqual([first.done, rest.done], [false, true])
      assert.equal(
        Buffer.concat([Buffer.from(first.data, 'base64'), Buffer.from(rest.data, 'base64')]).equals(bytes),
        true
      )
      assert.equal((await upload(client, 'again', 'copy.txt', bytes)).sha256, sha256)
      const { captures, unused, faults } = await client.call('evidence.check', {})
      assert.deepEqual([captures, unused.length, faults], [0, 1, []])
      const pasted = await client.call('evidence.paste', {
        name: 'Words',
        kind: 'text',
        content: 'Six, said the pilot.'
      })
      assert.deepEqual([pasted.capture?.how, pasted.capture?.name], ['paste', 'Words.txt'])
      await assert.rejects(client.call('evidence.read', { sha256: 'a'.repeat(64), kind: 'txt', offset: 0 }), {
        code: 'not-found'
      })
    }
  },
  {
    name: 'X3: refuses evidence with a folder in its name, out of order, or named by anything but a hash',
    async run({ client }) {
      const piece = { item: 'x', name: 'a.txt', size: 3, offset: 0, data: Buffer.from('abc').toString('base64') }
      const send = (changes: object) =>
        client.call('evidence.upload', { piece: { ...piece, ...changes }, how: 'file' as const })
      for (const name of ['../a.txt', '/etc/a.txt', 'c:\\a.txt']) {
        await assert.rejects(send({ name }), { code: 'invalid-params' })
      }
      await assert.rejects(send({ offset: 1 }), { code: 'out-of-order' })
      for (const ref of [
        { sha256: '../library', kind: 'json' },
        { sha256: 'a'.repeat(64), kind: '../x' }
      ]) {
        await assert.rejects(client.call('evidence.read', { ...ref, offset: 0 }), { code: 'invalid-params' })
      }
    }
  },
  {
    name: 'D15: verifies the journals and hands over an audit log, chained, X8: without what is private',
    async run({ client }) {
      await checkedArticle(client, await upload(client, 'log', 'log.txt', Buffer.from('Met her at six.')), 'audited')
      const { journals, problems } = await client.call('audit.verify', {})
      assert.deepEqual(problems, [])
      assert.deepEqual(
        journals.map(({ faults }) => faults),
        [[]]
      )
      const { prepared, entries, lastHash, withheld } = await client.call('audit.export', {
        session: 'session-audited',
        private: false
      })
      const [file] = prepared.files
      const log = (await readExport(client, prepared.export, file?.path ?? '')).toString('utf8')
      const lines = log.trimEnd().split('\n')
      assert.equal(lines.length, entries + 2)
      const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
      for (const [index, line] of parsed.slice(1).entries()) assert.equal(line['prevHash'], parsed[index]?.['hash'])
      assert.equal(parsed.at(-1)?.['hash'], lastHash)
      assert.equal(withheld > 0, true)
      assert.equal(log.includes('Ask the pilot again.'), false)
      await client.call('export.discard', { export: prepared.export })
      await assert.rejects(client.call('audit.export', { session: 'nobody', private: false }), { code: 'not-found' })
    }
  },
  {
    name: 'prepares a bundle, tells how far it is, and gives the same bytes again',
    async run({ client, events }) {
      await checkedArticle(client, await upload(client, 'log', 'log.txt', Buffer.from('Met her at six.')), 'bundled')
      const request = { session: 'session-bundled', options: { private: false } }
      const made = await client.call('bundle.prepare', { ...request, job: 'bundle-1' })
      assert.deepEqual(made.problems, [])
      assert.equal(made.withheld.notes, 1)
      const names = made.prepared.packed.map(({ path }) => path)
      for (const name of ['manifest.json', 'SHA256SUMS', 'log.jsonl', 'README.txt'])
        assert.ok(names.includes(name), name)
      const bytes = await readExport(client, made.prepared.export, made.prepared.files[0]?.path ?? '')
      assert.equal(bytes.length, made.prepared.files[0]?.bytes)
      assert.equal(bytes.toString('latin1').endsWith(made.digest), true)
      const again = await client.call('bundle.prepare', request)
      assert.equal(again.digest, made.digest)
      const other = await readExport(client, again.prepared.export, again.prepared.files[0]?.path ?? '')
      assert.equal(other.equals(bytes), true)
      for (const { prepared } of [made, again]) await client.call('export.discard', { export: prepared.export })
      let told = false
      for (let tries = 0; tries < 100 && !told; tries += 1) {
        told = (await events()).some((event) => event.name === 'export.progress' && event.payload.job === 'bundle-1')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      assert.equal(told, true)
    }
  }
]
