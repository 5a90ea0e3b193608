import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createClient } from '../../../api/client'
import type { Client } from '../../../api/client'
import { EMPTY_EVIDENCE } from '../../../core/model/evidence'
import type { Backend } from '../../backend'
import { createBackend } from '../../create-backend'
import { CONFIG_FILE } from '../../store/file-kinds'
import { nodeFileSystem } from '../../store/file-system'
import { partFromName } from '../../store/journal-parts'
import { jsonFile } from '../../store/json-file'

/** Who works in the library that is damaged; the first one opens it afterwards. */
export const WORKERS = [
  { person: { id: 'mara-1', name: 'Mara' }, device: 'd1' },
  { person: { id: 'mara-1', name: 'Mara' }, device: 'd2' },
  { person: { id: 'ida-1', name: 'Ida' }, device: 'i1' }
] as const
export type Worker = (typeof WORKERS)[number]

const RESOURCES = resolve(import.meta.dirname, '../../../../resources')
const SESSION = {
  ...{ preset: 'line-check' as const, scale: null, policy: [], asOf: null, checker: '', state: 'open' as const },
  ...{ finishedAt: null, timed: false, filters: [], method: '' }
}
const SOURCE = {
  ...{ kind: 'person' as const, author: '', publisher: '', url: null, tier: null, independenceGroup: '' },
  ...{ interests: '', reliability: '', anonymous: false, contact: '', sensitive: false }
}

/** Works as somebody; times and ids are the same in every library. */
class Sitting {
  readonly client: Client
  readonly backend: Backend

  constructor(backend: Backend) {
    this.backend = backend
    this.client = createClient({
      send: (envelope) => backend.dispatch(JSON.parse(JSON.stringify(envelope))),
      subscribe: (listener) => backend.subscribe(listener)
    })
  }

  async text(title: string, text: string): Promise<string> {
    const { batch } = await this.client.call('import.begin', {})
    await this.client.call('import.paste', { batch, item: 'one', title, text, html: null })
    const { added, skipped } = await this.client.call('import.commit', { batch, items: [{ item: 'one', title }] })
    return added[0] ?? skipped[0] ?? ''
  }

  async claim(article: string, id: string, start: number, end: number): Promise<void> {
    await this.client.call('command.run', {
      command: {
        ...{ type: 'annotations.add', article, edges: 'tidy', origin: 'human' },
        spans: [{ id, ranges: [{ start, end }], label: 'claim', note: `Seen by ${id}.` }],
        claims: [{ id: `${id}-claim`, spans: [id] }],
        documentLabels: [],
        bookmarks: [{ id: `${id}-mark`, range: { start, end: start + 3 }, name: `At ${id}` }]
      }
    })
  }

  async checked(article: string, claim: string): Promise<void> {
    const { capture } = await this.client.call('evidence.paste', {
      name: claim,
      kind: 'text',
      content: `What was said of ${claim}.`
    })
    await this.client.call('command.run', {
      command: {
        type: 'check.put',
        article,
        evidence: [
          { ...EMPTY_EVIDENCE, id: `${claim}-proof`, claim, capture, calculation: null, source: `source-${claim}` }
        ]
      }
    })
  }

  async desk(key: string, articles: readonly string[]): Promise<void> {
    await this.client.call('command.run', {
      command: {
        type: 'desk.put',
        records: [
          { table: 'source', record: { ...SOURCE, id: `source-${key}`, title: `Source of ${key}` } },
          {
            table: 'session',
            record: { ...SESSION, id: `session-${key}`, name: `Round ${key}`, articles: [...articles] }
          }
        ]
      }
    })
  }

  async scheme(id: string, description: string): Promise<void> {
    const state = await this.client.call('app.state', {})
    if (state.phase !== 'ready') throw new Error('No library is open.')
    const [known] = state.library.schemes.filter((scheme) => scheme.id === id)
    const [pattern] = state.library.schemes
    const label = pattern?.labels[0]
    if (!pattern || !label) throw new Error('The library has no scheme.')
    const own = { ...label, id: `${id}-label`, name: 'Quay', path: 'Quay', key: null, role: null, description }
    const scheme = known
      ? { ...known, labels: known.labels.map((each, at) => (at === 0 ? { ...each, description } : each)) }
      : { ...pattern, id, name: `Scheme ${id}`, labels: [own], relationTypes: [] }
    await this.client.call('command.run', { command: { type: 'scheme.put', scheme } })
  }
}

async function sit(root: string, { person, device }: Worker, work: (sitting: Sitting) => Promise<void>): Promise<void> {
  const configDir = join(root, `config-${person.id}-${device}`)
  await mkdir(configDir, { recursive: true })
  const config = jsonFile(nodeFileSystem, CONFIG_FILE, join(configDir, 'config.json'))
  config.data = { person, device, lastLibrary: null }
  await config.write()
  let ids = 0
  const backend = await createBackend({
    ...{ configDir, libraryDir: join(root, 'library'), resourcesDir: RESOURCES, version: '0.0.0-damage' },
    clock: () => new Date(),
    ids: () => `${device}-${(ids += 1)}-${Date.now().toString(36)}`,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    retryFailedWrites: false,
    // The journal of the first worker is in parts.
    sealJournalAt: { bytes: Infinity, entries: 8 }
  })
  await work(new Sitting(backend))
  await backend.close()
}

/** A part of the journal is completed when nothing was done for a moment. */
async function partCompleted(root: string): Promise<void> {
  const journals = join(root, 'library', 'journal')
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await readdir(journals)).some((name) => partFromName(name) !== null)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('No part of the journal was completed.')
}

/**
 * Makes a library with something of everything: two people, one of them on two devices, articles of which one has two
 * versions and one lies in the bin, claims with evidence, sources, sessions, schemes, backups with work after them, a
 * journal in two parts.
 *
 * @returns its folder
 */
export async function makeRichLibrary(root: string): Promise<string> {
  const [first, second, other] = WORKERS
  const text = (name: string): string => `The ${name} left the quay at nine.\nNobody on the ${name} saw the fog.`
  let ferry = ''
  await sit(root, other, async (sitting) => {
    ferry = await sitting.text('Ferry', text('ferry'))
    await sitting.claim(ferry, 'ida-1', 4, 9)
    await sitting.desk('ida', [ferry])
  })
  await sit(root, second, async (sitting) => {
    await sitting.claim(ferry, 'far-1', 10, 14)
    await sitting.desk('far', [ferry])
  })
  await sit(root, first, async (sitting) => {
    const { client, backend } = sitting
    const tug = await sitting.text('Tug', text('tug'))
    const barge = await sitting.text('Barge', text('barge'))
    const binned = await sitting.text('Raft', text('raft'))
    await sitting.claim(ferry, 'one', 4, 9)
    await sitting.claim(tug, 'two', 4, 7)
    await sitting.checked(tug, 'two-claim')
    await sitting.desk('two-claim', [tug])
    await sitting.scheme('harbour', 'Where ships lie.')
    await client.call('backup.make', {})
    await sitting.claim(tug, 'three', 8, 12)
    await partCompleted(root)
    await sitting.checked(tug, 'three-claim')
    await sitting.claim(barge, 'four', 4, 9)
    await sitting.desk('three-claim', [tug, barge])
    await sitting.scheme('harbour', 'Where ships lie and wait.')
    await client.call('command.run', { command: { type: 'article.bin', articles: [binned], binned: true } })
    await client.call('command.run', {
      command: { type: 'article.update', article: barge, patch: { byline: 'By a bargee' } }
    })
    const revised = join(root, 'barge.txt')
    await writeFile(revised, `${text('barge')}\nIt came back at ten.`)
    await backend.local.revise(barge, revised, { dryRun: false })
    const page = join(root, 'page.html')
    await writeFile(page, '<html><body><h1>Lighter</h1><p>The lighter lay in the harbour all day.</p></body></html>')
    const table = join(root, 'rows.csv')
    await writeFile(table, 'title,text\nPilot,The pilot came at six.\nBuoy,The buoy was lit.\n')
    await backend.local.importDocuments([page, table])
  })
  return join(root, 'library')
}
