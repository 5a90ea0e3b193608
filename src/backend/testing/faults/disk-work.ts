import { DEFAULT_SCHEME } from '../../../core/model/scheme'
import type { Command } from '../../../core/commands/command'
import { EMPTY_EVIDENCE } from '../../../core/model/evidence'
import { PLAIN_READING } from '../../../api/import-params'
import { readNewVersion } from '../../versions/new-version'
import { storeVersion } from '../../versions/store-version'
import { VersionDraft } from '../../versions/version-draft'
import { DRAFT_OF } from './disk-program'
import type { DiskProgram } from './disk-program'
import type { SeededRandom } from './seeded-random'

const WORDS =
  'the harbour office counted forty ferries in June and said that tolls rose by nine per cent while grain prices fell ' +
  'after the storm closed two locks for a week because nobody had ordered the spare parts'

/** Some paragraphs of made-up news. */
export function someText(random: SeededRandom, paragraphs: number): string {
  const words = WORDS.split(' ')
  const paragraph = (): string =>
    `${Array.from({ length: 20 + random.whole(40) }, () => random.one(words) ?? '').join(' ')}, ${random.whole(9999)}.`
  return Array.from({ length: paragraphs }, paragraph).join('\n\n')
}

const articlesOf = ({ store }: DiskProgram): string[] =>
  [...store.state.articles.values()].filter(({ binnedAt }) => binnedAt === null).map(({ id }) => id)

/** A command that makes `count` highlights in an article, each a claim. */
export async function highlights(program: DiskProgram, random: SeededRandom, count: number): Promise<Command | null> {
  const article = random.one(articlesOf(program))
  if (article === undefined) return null
  const { length } = await program.engine.readText(article)
  const { ids } = program.counters
  const made = Array.from({ length: count }, () => {
    const start = random.whole(Math.max(1, length - 40))
    return { span: ids(), claim: ids(), range: { start, end: start + 5 + random.whole(30) } }
  })
  return {
    type: 'annotations.add',
    article,
    spans: made.map(({ span, range }) => ({ id: span, ranges: [range], label: 'claim' })),
    claims: made.map(({ span, claim }) => ({ id: claim, spans: [span] })),
    documentLabels: [],
    edges: 'tidy',
    origin: 'human'
  }
}

/** A claim of the library, if there is any. */
async function someClaim(program: DiskProgram, random: SeededRandom) {
  const article = random.one(articlesOf(program))
  if (article === undefined) return null
  const claim = random.one([...(await program.store.loadLayer(article)).claims.keys()])
  return claim === undefined ? null : { article, claim }
}

/** A change that a person makes with one click or one form; null where there is nothing to change yet. */
export async function someCommand(program: DiskProgram, random: SeededRandom): Promise<Command | null> {
  const { ids } = program.counters
  const kind = random.whole(9)
  if (kind < 3) return highlights(program, random, 1)
  if (kind === 3) {
    const source = {
      kind: 'document',
      title: `Log ${random.whole(999)}`,
      author: '',
      publisher: '',
      url: null
    } as const
    const more = { tier: null, independenceGroup: '', interests: '', reliability: '', anonymous: false } as const
    const record = { id: ids(), ...source, ...more, contact: '', sensitive: false }
    return { type: 'desk.put', records: [{ table: 'source', record }] }
  }
  if (kind === 4) {
    const article = random.one(articlesOf(program))
    if (article === undefined) return null
    const fixed = { preset: 'line-check', scale: null, asOf: null, checker: 'Mara', state: 'open', method: '' } as const
    const rest = { policy: [], finishedAt: null, timed: true, filters: [] }
    const record = { id: ids(), name: `Round ${random.whole(99)}`, articles: [article], ...fixed, ...rest }
    return { type: 'desk.put', records: [{ table: 'session', record }] }
  }
  const article = random.one(articlesOf(program))
  if (kind === 5 && article !== undefined) {
    return { type: 'article.note', article, note: `Note ${random.whole(9999)}` }
  }
  if (kind === 6 && article !== undefined) {
    return {
      type: 'article.status',
      articles: [article],
      status: random.one(['todo', 'in-progress', 'done']) ?? 'todo'
    }
  }
  const found = await someClaim(program, random)
  if (!found) return null
  if (kind === 7) return { type: 'claim.time', ...found, seconds: 1 + random.whole(60) }
  const check = {
    status: 'decided',
    disposition: 'ok-with-source',
    justification: `Because ${random.whole(999)}`
  } as const
  return { type: 'claim.update', ...found, patch: { normalized: `In short ${random.whole(999)}`, check } }
}

/** Pastes articles and takes them in as one import. */
export async function pasteArticles(program: DiskProgram, random: SeededRandom, count: number): Promise<void> {
  const batch = await program.imports.begin()
  const { staged } = program.imports.require(batch).parts
  const settings = { ...PLAIN_READING, encoding: 'utf-8', as: 'one' } as const
  const items = Array.from({ length: count }, (_, index) => ({
    item: `i${index}`,
    title: `Text ${random.whole(99_999)}`
  }))
  for (const { item, title } of items) {
    await staged.whole(item, `${title}.txt`, Buffer.from(someText(random, 1 + random.whole(6))), title, settings)
  }
  await program.imports.commit(batch, items)
}

/** Gives an article a new version of its text. */
export async function reviseArticle(program: DiskProgram, random: SeededRandom): Promise<void> {
  const article = random.one(articlesOf(program))
  if (article === undefined) return
  const text = `${await program.engine.readText(article)}\n\n${someText(random, 1)}`
  const batch = await program.imports.begin()
  const held = program.imports.require(batch)
  const settings = { ...PLAIN_READING, encoding: 'utf-8', as: 'one' } as const
  await held.parts.staged.whole('new', 'new.txt', Buffer.from(text), null, settings)
  const file = held.files()[0]
  if (!file) throw new Error('The new version is not in its import.')
  const arrived = await readNewVersion(file, program.counters.clock().toISOString())
  await storeVersion(new VersionDraft(program, article, arrived), [])
  await program.imports.cancel(batch)
}

/** Captures a file for a claim, in two pieces, and names it as evidence. Gives its file's name in the library. */
export async function captureEvidence(program: DiskProgram, random: SeededRandom): Promise<string | null> {
  const bytes = Buffer.from(someText(random, 8))
  const file = { name: 'page.txt', size: bytes.length, how: 'file' } as const
  const item = program.counters.ids()
  const half = bytes.length >> 1
  await program.uploads.piece(item, file, 0, bytes.subarray(0, half))
  const { capture } = await program.uploads.piece(item, file, half, bytes.subarray(half))
  if (!capture) throw new Error('A whole file was uploaded and is no capture.')
  const found = await someClaim(program, random)
  if (found) {
    const evidence = { ...EMPTY_EVIDENCE, id: program.counters.ids(), claim: found.claim, capture, position: 1 }
    await program.engine.run({ type: 'check.put', article: found.article, evidence: [evidence] })
  }
  return `${capture.sha256}.${capture.kind}`
}

export async function changeScheme({ engine, store }: DiskProgram, random: SeededRandom): Promise<void> {
  const scheme = store.state.schemes.get(DEFAULT_SCHEME.id) ?? DEFAULT_SCHEME
  await engine.run({
    type: 'scheme.put',
    scheme: { ...scheme, version: scheme.version + 1, guideline: `Rule ${random.whole(999)}` }
  })
}

/** What a step of the work promised to the person beyond the commands. */
export interface Promised {
  readonly captured?: string
  readonly typed?: string
}

/**
 * Does one random thing that people do: mostly highlights, claims and desk records, sometimes several at once, an
 * import, a version, a captured file, another scheme, the bin, undo and redo; or lets the files be brought up to date.
 */
export async function workStep(program: DiskProgram, random: SeededRandom): Promise<Promised> {
  const { engine } = program
  const kind = random.whole(24)
  if (kind < 8) {
    const command = await someCommand(program, random)
    if (command) await engine.run(command)
  } else if (kind < 11) {
    // Several windows at once: their changes share a flush.
    const commands: Command[] = []
    for (let left = 2 + random.whole(5); left > 0; left -= 1) {
      const command = await someCommand(program, random)
      if (command) commands.push(command)
    }
    await Promise.all(commands.map((command) => engine.run(command)))
  } else if (kind < 13) {
    const bulk = await highlights(program, random, 5 + random.whole(30))
    if (bulk) await engine.run(bulk)
  } else if (kind < 15) await engine.undo()
  else if (kind === 15) await engine.redo()
  else if (kind < 18) await pasteArticles(program, random, 1 + random.whole(3))
  else if (kind === 18) await changeScheme(program, random)
  else if (kind === 19) {
    const [article] = articlesOf(program)
    if (article) await engine.run({ type: 'article.bin', articles: [article], binned: true })
  } else if (kind === 20) await reviseArticle(program, random)
  else if (kind === 21) {
    const captured = await captureEvidence(program, random)
    return captured === null ? {} : { captured }
  } else if (kind === 22) {
    const typed = `Half a sentence ${random.whole(9999)}`
    await program.memory.keep({ [DRAFT_OF]: typed })
    return { typed }
  } else if (random.chance(0.5)) await engine.checkpoint()
  else {
    // Work goes on while the files are brought up to date.
    const [command] = [await someCommand(program, random)]
    await Promise.all([engine.checkpoint(), command ? engine.run(command) : null])
  }
  return {}
}
