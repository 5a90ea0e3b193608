import type { Client } from '../../../api/client'
import type { ClientCommand } from '../../../core/commands/command'
import { EMPTY_EVIDENCE } from '../../../core/model/evidence'
import type { Scheme } from '../../../core/model/scheme'
import type { SeenState } from './seen-state'
import type { SeededRandom } from './seeded-random'

/** A journal entry, as far as it tells whose it is. */
export interface EntryInJournal {
  readonly command: string
  readonly changes: readonly { readonly table: string; readonly id?: string }[]
}

/** Something a person does. `isMine`: whether an entry of the journal is the whole of it. */
export interface Action {
  readonly name: string
  readonly isMine: (entry: EntryInJournal) => boolean
  readonly run: (client: Client) => Promise<unknown>
}

/** What actions are made from: what is known to be there, and numbers of the run. */
export interface Surroundings {
  readonly random: SeededRandom
  readonly known: SeenState
  readonly newId: () => string
  /** Captures that were acknowledged: their hash and kind. */
  readonly captured: { readonly sha256: string; readonly kind: string }[]
}

const WORDS = 'The ferry left at nine and carried four hundred people to the island, the harbour office said. '

const isThere = (entry: EntryInJournal, ids: readonly string[]): boolean =>
  ids.every((id) => entry.changes.some((change) => change.id === id))

function command(client: Client, given: ClientCommand): Promise<unknown> {
  return client.call('command.run', { command: given })
}

/** A command, whose entry has all of the records that it makes. */
function commanded(name: string, given: ClientCommand, ids: readonly string[] = []): Action {
  const isMine = (entry: EntryInJournal): boolean => entry.command === given.type && isThere(entry, ids)
  return { name, isMine, run: (client) => command(client, given) }
}

interface Known {
  readonly article: string
  readonly id: string
  readonly record: Readonly<Record<string, unknown>>
}

function oneOf({ random, known }: Surroundings, table: string): Known | undefined {
  const key = random.one([...known.keys()].filter((candidate) => candidate.startsWith(`${table} `)))
  const [, article = '', id = ''] = (key ?? '').split(' ')
  if (key === undefined) return undefined
  return { article, id, record: JSON.parse(known.get(key) ?? '{}') as Known['record'] }
}

function addSpan(around: Surroundings, article: string): ClientCommand & { readonly type: 'annotations.add' } {
  const { random, newId } = around
  const id = newId()
  const start = random.whole(WORDS.length * 3)
  const label = random.one(['claim', 'speaker', 'evidence', 'opinion', 'quantity']) ?? 'claim'
  return {
    type: 'annotations.add',
    article,
    spans: [{ id, ranges: [{ start, end: start + 3 + random.whole(30) }], label, note: random.chance(0.2) ? id : '' }],
    claims: label === 'claim' ? [{ id: newId(), spans: [id], normalized: `As checked ${id}` }] : [],
    documentLabels: random.chance(0.1) ? [{ id: newId(), label: 'wire-copy' }] : [],
    bookmarks: random.chance(0.2) ? [{ id: newId(), range: { start: 1, end: 9 }, name: id }] : [],
    edges: random.chance(0.5) ? 'tidy' : 'exact',
    origin: 'human'
  }
}

const idsOf = (given: ClientCommand & { readonly type: 'annotations.add' }): string[] =>
  [given.spans, given.claims, given.documentLabels, given.bookmarks ?? []].flatMap((list) => list.map(({ id }) => id))

/** One of its kinds of work for each name; null when there is nothing to do it to yet. */
type Maker = (around: Surroundings) => Action | null

async function importDocuments(client: Client, name: string, texts: readonly string[], inPieces: boolean) {
  const { batch } = await client.call('import.begin', {})
  const items = texts.map((_, index) => `item${index}`)
  for (const [index, text] of texts.entries()) {
    const item = items[index] ?? ''
    if (!inPieces) {
      await client.call('import.paste', { batch, item, title: name, text, html: null })
      continue
    }
    const bytes = Buffer.from(text, 'utf8')
    for (let offset = 0; offset < bytes.length; offset += 500) {
      const data = bytes.subarray(offset, offset + 500).toString('base64')
      const piece = { item, name: `${name}-${index}.txt`, folder: '', size: bytes.length, offset, data }
      await client.call('import.upload', { batch, pieces: [piece] })
    }
  }
  if (inPieces) await client.call('import.preview', { batch })
  return client.call('import.commit', { batch, items: items.map((item) => ({ item, title: `${name} ${item}` })) })
}

const importing: Maker = ({ random, newId }) => {
  const name = newId()
  const inPieces = random.chance(0.5)
  const texts = Array.from({ length: 1 + random.whole(2) }, (_, at) => `${name} ${at}\n\n${WORDS.repeat(4)}`)
  return {
    name: inPieces ? 'import of files in pieces' : 'import of pasted texts',
    isMine: ({ changes }) => changes.filter(({ table }) => table === 'article').length === texts.length,
    run: (client) => importDocuments(client, name, texts, inPieces)
  }
}

const importingAnnotations: Maker = ({ newId }) => {
  const text = `${newId()} ${WORDS.repeat(3)}`
  const row = Buffer.from(
    `${JSON.stringify({
      text,
      label: [
        [0, 5, 'claim'],
        [9, 14, 'opinion']
      ]
    })}\n`,
    'utf8'
  )
  return {
    name: 'import of annotations',
    isMine: ({ changes }) =>
      changes.some(({ table }) => table === 'article') && changes.filter(({ table }) => table === 'span').length === 2,
    async run(client) {
      const { batch } = await client.call('import.begin', {})
      const piece = { item: 'one', name: 'rows.jsonl', folder: '', size: row.length, offset: 0 }
      await client.call('import.upload', { batch, pieces: [{ ...piece, data: row.toString('base64') }] })
      const reading = {
        batch,
        format: 'doccano',
        settings: {},
        article: null,
        labels: [],
        relationTypes: [],
        leaveOut: []
      }
      return client.call('annotations.import', reading)
    }
  }
}

const matching: Maker = ({ random }) => {
  let found = 0
  return {
    name: 'highlighting all matches',
    isMine: ({ changes }) => found > 0 && changes.filter(({ table }) => table === 'span').length === found,
    async run(client) {
      const query = { words: random.one(['ferry', 'harbour', 'people']) ?? '', matchCase: false, wholeWord: true }
      const within = { mode: 'anywhere' as const, labels: [] }
      const { job } = await client.call('matches.begin', {
        query: { ...query, regex: false, inflected: false },
        within,
        articles: null
      })
      found = (await client.call('matches.outline', { job })).total
      const chosen = { mode: 'all-but' as const, matches: [] }
      return client.call('matches.commit', { job, label: 'loaded', chosen, skipLabelled: false })
    }
  }
}

const capturing: Maker = ({ newId, captured }) => {
  const content = `Seen on the page: ${newId()}`
  return {
    name: 'capture of evidence',
    isMine: () => false,
    async run(client) {
      const { capture } = await client.call('evidence.paste', { name: 'page', kind: 'text', content })
      if (capture) captured.push({ sha256: capture.sha256, kind: capture.kind })
    }
  }
}

const editingScheme: Maker = (around) => {
  const { record } = oneOf(around, 'scheme') ?? {}
  if (!record) return null
  const scheme = record as unknown as Scheme
  const id = around.newId()
  const own = scheme.labels.filter((label) => label.id.startsWith('k'))
  const gone = own.length > 4 ? own[0]?.id : undefined
  const [first] = scheme.labels
  if (!first) return null
  const added = { ...first, id, name: id, path: id, role: null, key: null, attributes: [] }
  const labels = [...scheme.labels.filter((label) => label.id !== gone), added]
  const relabel = gone === undefined ? [] : [{ from: gone, to: 'opinion' }]
  return commanded('edit of the scheme', { type: 'scheme.put', scheme: { ...scheme, labels }, relabel }, [scheme.id])
}

const inArticle =
  (make: (around: Surroundings, article: string) => Action | null): Maker =>
  (around) => {
    const article = oneOf(around, 'article')
    return article ? make(around, article.id) : null
  }

const onClaim =
  (make: (around: Surroundings, claim: Known) => Action | null): Maker =>
  (around) => {
    const claim = oneOf(around, 'claim')
    return claim ? make(around, claim) : null
  }

const removing =
  (table: 'span' | 'evidence' | 'source'): Maker =>
  (around) => {
    const found = oneOf(around, table)
    if (!found) return null
    const { article, id } = found
    if (table === 'source') return commanded('source removed', { type: 'desk.remove', table, ids: [id] }, [id])
    if (table === 'evidence')
      return commanded('evidence removed', { type: 'check.remove', article, evidence: [id] }, [id])
    const none = { claims: [], documentLabels: [] }
    return commanded('highlight removed', { type: 'annotations.remove', article, spans: [id], ...none }, [id])
  }

const going = (kind: 'undo' | 'redo'): Action => ({
  name: kind,
  isMine: ({ command: done }) => done === kind,
  run: (client) => client.call(`command.${kind}`, {})
})

const source = (id: string): ClientCommand => ({
  type: 'desk.put',
  records: [
    {
      table: 'source',
      record: {
        ...{ id, kind: 'document', title: `Minutes ${id}`, author: '', publisher: '', url: null, tier: null },
        ...{ independenceGroup: '', interests: '', reliability: '', anonymous: false, contact: '', sensitive: false }
      }
    }
  ]
})

/** Everything the harness does, with how often. */
const MAKERS: readonly (readonly [weight: number, make: Maker])[] = [
  [
    20,
    inArticle((around, article) => {
      const given = addSpan(around, article)
      return commanded('highlight', given, idsOf(given))
    })
  ],
  [
    4,
    inArticle((around, article) => {
      const commands = [addSpan(around, article), addSpan(around, article), addSpan(around, article)]
      const ids = commands.flatMap(idsOf)
      return {
        name: 'group of commands',
        isMine: (entry) => isThere(entry, ids),
        run: (client) => client.call('command.runGroup', { commands, label: 'Three at once' })
      }
    })
  ],
  [5, removing('span')],
  [2, removing('evidence')],
  [1, removing('source')],
  [
    5,
    (around) => {
      const span = oneOf(around, 'span')
      if (!span) return null
      const patch = { note: around.newId(), tags: ['seen'] }
      const given = { type: 'span.update' as const, article: span.article, spans: [span.id], patch, claims: [] }
      return commanded('change of a highlight', given, [span.id])
    }
  ],
  [
    5,
    onClaim(({ newId, random }, { article, id }) => {
      const check = { status: 'in-progress' as const, justification: newId(), priority: random.whole(6) }
      const patch = { note: newId(), check }
      return commanded('check of a claim', { type: 'claim.update', article, claim: id, patch }, [id])
    })
  ],
  [
    5,
    onClaim(({ newId }, { article, id: claim }) => {
      const [question, evidence] = [newId(), newId()]
      const questions = [{ id: question, claim, text: 'Who counted?', position: 1 }]
      const given = {
        type: 'check.put' as const,
        article,
        questions,
        evidence: [{ ...EMPTY_EVIDENCE, id: evidence, claim, question, answer: 'The harbour office.' }]
      }
      return commanded('question with evidence', given, [question, evidence])
    })
  ],
  [
    3,
    onClaim(({ random }, { article, id }) =>
      commanded('time on a claim', { type: 'claim.time', article, claim: id, seconds: 1 + random.whole(60) }, [id])
    )
  ],
  [
    3,
    ({ newId }) => {
      const id = newId()
      return commanded('source on the desk', source(id), [id])
    }
  ],
  [3, inArticle(({ newId }, article) => commanded('note', { type: 'article.note', article, note: newId() }))],
  [
    2,
    inArticle(({ random }, article) => {
      const status = random.one(['todo', 'in-progress', 'done'] as const) ?? 'todo'
      return commanded('status', { type: 'article.status', articles: [article], status })
    })
  ],
  [
    2,
    inArticle(({ newId }, article) =>
      commanded('change of a title', { type: 'article.update', article, patch: { title: newId() } }, [article])
    )
  ],
  [
    2,
    inArticle(({ random }, article) =>
      commanded('bin', { type: 'article.bin', articles: [article], binned: random.chance(0.3) }, [article])
    )
  ],
  [2, editingScheme],
  [2, importing],
  [1, importingAnnotations],
  [1, matching],
  [2, capturing],
  [8, () => going('undo')],
  [5, () => going('redo')]
]

const TOTAL = MAKERS.reduce((sum, [weight]) => sum + weight, 0)

/** Something a person could do next. */
export function nextAction(around: Surroundings): Action {
  if (![...around.known.keys()].some((key) => key.startsWith('article '))) return importing(around) ?? going('redo')
  for (;;) {
    let at = around.random.whole(TOTAL)
    for (const [weight, make] of MAKERS) {
      at -= weight
      if (at >= 0) continue
      const action = make(around)
      if (action) return action
      break
    }
  }
}
