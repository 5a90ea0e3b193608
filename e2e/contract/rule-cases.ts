import assert from 'node:assert/strict'
import type { Client } from '../../src/api/client'
import { WHOLE_EXPORT } from '../../src/api/export-params'
import { EMPTY_EVIDENCE } from '../../src/core/model/evidence'
import { HOSTILE_ADDRESSES } from '../../src/core/text/testing/addresses'
import type { ContractCase } from './contract-suite'

async function upload(client: Client, name: string, content: string): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  const bytes = Buffer.from(content)
  const piece = { item: 'one', name, folder: '', size: bytes.length, offset: 0, data: bytes.toString('base64') }
  await client.call('import.upload', { batch, pieces: [piece] })
  return batch
}

async function importFile(client: Client, name: string, content: string, title: string): Promise<string> {
  const batch = await upload(client, name, content)
  const { added, skipped } = await client.call('import.commit', { batch, items: [{ item: 'one', title }] })
  return added[0] ?? skipped[0] ?? ''
}

const claimOn = (article: string, id: string) => ({
  type: 'annotations.add' as const,
  article,
  spans: [{ id, ranges: [{ start: 0, end: 9 }], label: 'claim', note: '=1+1' }],
  claims: [{ id: `${id}-claim`, spans: [id] }],
  documentLabels: [],
  edges: 'tidy' as const,
  origin: 'human'
})

/** A page that tries everything: it has an address of every hostile kind where an article's own is looked for. */
const page = (address: string): string => `<!doctype html><html><head>
<link rel="canonical" href="${address.replaceAll('"', '&quot;')}"><meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<script>document.title = 'run'</script></head><body onload="alert(1)"><article><h1>The pier</h1>
<p onclick="alert(2)">The pier was <a href="javascript:alert(3)">taken down</a> stone by stone, said the port.</p>
<img src="https://evil.example/p.gif" onerror="alert(4)"><iframe src="https://evil.example"></iframe>
<p>It had stood there for a hundred years, and nobody wanted it any more. &lt;script&gt;alert(5)&lt;/script&gt;</p>
</article></body></html>`

/** Rules that have to hold whatever carries the calls; each case is named by its own. */
export const RULE_CASES: readonly ContractCase[] = [
  {
    name: 'X4: no call takes a hostile address, wherever one can be given, and nothing is stored',
    async run({ client }) {
      const article = await importFile(client, 'quay.txt', 'The quay was paved with slate that year.', 'Quay')
      await client.call('command.run', { command: claimOn(article, 'quay') })
      const before = await client.call('history.list', { before: 0, limit: 1 })
      const urls = [
        'javascript:alert(1)',
        'https://bank.example@evil.example/',
        'file:///etc/passwd',
        'https:evil.example'
      ]
      for (const url of [...urls, 'https://exam\u200bple.org/', 'http://2130706433/', '\\\\host\\share']) {
        const evidence = [{ ...EMPTY_EVIDENCE, id: 'quay-log', claim: 'quay-claim', url, calculation: null }]
        const check = { publishedUrl: url }
        for (const command of [
          { type: 'article.update' as const, article, patch: { url } },
          { type: 'check.put' as const, article, evidence },
          { type: 'claim.update' as const, article, claim: 'quay-claim', patch: { check } }
        ]) {
          const reply = client.call('command.run', { command })
          await assert.rejects(reply, ({ code }: { code: string }) => /^invalid-(params|address)$/.test(code), url)
        }
        const batch = await upload(client, 'other.txt', 'Words of another quay.')
        const items = [{ item: 'one', title: 'Other', url }]
        await assert.rejects(client.call('import.commit', { batch, items }), { code: 'invalid-params' })
        await client.call('import.cancel', { batch })
      }
      assert.deepEqual(await client.call('history.list', { before: 0, limit: 1 }), before)
    }
  },
  {
    name: 'X4, X6: a page brings its words and no address that is none; nothing of its markup',
    async run({ client }) {
      const hostile = HOSTILE_ADDRESSES.filter((_, index) => index % 25 === 0)
      for (const [index, { given }] of hostile.entries()) {
        const article = await importFile(client, `pier-${index}.html`, page(given), `Pier ${index}`)
        const { text, article: about } = await client.call('article.open', { article })
        assert.equal(about.url, null, given)
        assert.match(text, /taken down stone by stone/)
        assert.doesNotMatch(text, /onclick|javascript:|evil\.example|<(img|iframe|p)/)
        // What the page shows as words are words.
        assert.match(text, /<script>alert\(5\)<\/script>/)
      }
    }
  },
  {
    name: 'X7: a table leaves without a cell that runs, under a name that every system takes',
    async run({ client }) {
      const title = '=cmd|" /C calc"!A0 \u202Efdp../../x'
      const article = await importFile(
        client,
        'table.txt',
        '=HYPERLINK("https://evil.example") is what it says.',
        title
      )
      await client.call('command.run', { command: claimOn(article, 'table') })
      const options = { ...WHOLE_EXPORT, articles: [article], includeNotes: true, lossReport: false }
      const prepared = await client.call('export.prepare', { format: 'doccano-csv', ...options })
      assert.doesNotMatch(prepared.suggestedName, /[\\/:*?"<>|\u202e]|^\./)
      const file = prepared.files[0]?.path ?? ''
      const { data } = await client.call('export.read', { export: prepared.export, file, offset: 0 })
      const cells = Buffer.from(data, 'base64')
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .split(/[,\r\n]+/)
      assert.ok(cells.some((cell) => cell.includes('HYPERLINK')))
      assert.deepEqual(
        cells.filter((cell) => /^["\s]*[=+@-]/.test(cell)),
        []
      )
      await client.call('export.discard', { export: prepared.export })
    }
  },
  {
    name: 'D8: what a new version has no place for stays, with its words',
    async run({ client }) {
      const article = await importFile(client, 'tide.txt', 'Nobody saw it. The tide came in twice that day.', 'Tide')
      await client.call('command.run', { command: claimOn(article, 'tide') })
      const batch = await upload(client, 'tide-2.txt', 'The tide came in twice that day, said the port.')
      await client.call('version.preview', { batch, item: 'one', article })
      await client.call('version.commit', { batch, item: 'one', article, take: [] })
      const { spans, claims } = await client.call('article.open', { article })
      assert.deepEqual(
        spans.map(({ orphan, quotes }) => [orphan === null, quotes[0]?.exact]),
        [[false, 'Nobody sa']]
      )
      assert.equal(claims.length, 1)
      await client.call('command.undo', {})
      assert.equal((await client.call('article.open', { article })).spans[0]?.orphan, null)
    }
  },
  {
    name: 'D11: what a window remembers is there for the next one',
    async run({ client }) {
      const changes = { 'claimdesk.rule-case': 'A sentence that was not finished' }
      await client.call('window.remember', { changes })
      const { values } = await client.call('window.memory', {})
      assert.equal(values['claimdesk.rule-case'], changes['claimdesk.rule-case'])
      await client.call('window.remember', { changes: { 'claimdesk.rule-case': null } })
    }
  },
  {
    name: 'D13: an article in the bin keeps everything, and comes back by undo, by hand and by its file',
    async run({ client }) {
      const words = 'The harbour bell rings twice at noon.'
      const article = await importFile(client, 'bell.txt', words, 'Bell')
      await client.call('command.run', { command: claimOn(article, 'bell') })
      const bin = (binned: boolean) =>
        client.call('command.run', { command: { type: 'article.bin', articles: [article], binned } })
      const isThere = async (): Promise<boolean> => {
        const { article: about, spans } = await client.call('article.open', { article })
        assert.equal(spans.length, 1)
        return about.binnedAt === null
      }
      await bin(true)
      assert.equal(await isThere(), false)
      await client.call('command.undo', {})
      assert.equal(await isThere(), true)
      await bin(true)
      await bin(false)
      assert.equal(await isThere(), true)
      await bin(true)
      await importFile(client, 'bell.txt', words, 'Bell')
      assert.equal(await isThere(), true)
    }
  }
]
