import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { CallError } from '../../../api/envelope'
import type { AppState } from '../../../api/views'
import type { ChildPlaces, FromChild } from './child-messages'
import type { FaultChild } from './child-process'
import { leftBehind } from './lock-race'
import { readEntries } from './seen-state'

/** What scenarios work with: a library with an article, and programs. */
export interface Stage {
  readonly places: ChildPlaces
  readonly article: string
  /** Starts a program and opens the library. */
  readonly open: (more?: Partial<ChildPlaces>) => Promise<{ readonly child: FaultChild; readonly app: AppState }>
  readonly start: () => FaultChild
}

/** What went wrong, in words; nothing when the promise held. */
export type Scenario = (stage: Stage) => Promise<readonly string[]>

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const readOnlyOf = (app: AppState): string | null =>
  app.phase === 'ready' ? (app.library.readOnly?.message ?? null) : 'no library'

/** Writes a note; whether it was acknowledged, or how it was refused. */
async function write({ client }: FaultChild, article: string, note: string): Promise<string> {
  try {
    await client.call('command.run', { command: { type: 'article.note', article, note } })
    return 'saved'
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    return error.code
  }
}

async function lockFileOf({ places }: Stage): Promise<string> {
  const config = JSON.parse(await readFile(join(places.configDir, 'config.json'), 'utf8')) as {
    readonly person: { readonly id: string }
  }
  return join(places.libraryDir, 'journal', `${config.person.id}.lock`)
}

/** Every file of a library but its locks, by its hash and time. */
async function everyFile({ libraryDir }: ChildPlaces): Promise<string> {
  const lines: string[] = []
  for (const name of (await readdir(libraryDir, { recursive: true })).sort()) {
    const path = join(libraryDir, name)
    const status = await stat(path).catch(() => null)
    if (!status?.isFile() || name.endsWith('.lock')) continue
    lines.push(
      `${name} ${createHash('sha256')
        .update(await readFile(path))
        .digest('hex')} ${status.mtimeMs}`
    )
  }
  return lines.join('\n')
}

/** What is wrong with a program that must not write because another one does. */
async function mustOnlyRead(who: FaultChild, app: AppState, holder: string, article: string): Promise<string[]> {
  const message = readOnlyOf(app)
  const answer = await write(who, article, 'by the second')
  return [
    ...(message === null ? ['a second program may write'] : []),
    ...(message !== null && !message.includes(holder) ? [`the holder (${holder}) is not named: ${message}`] : []),
    ...(answer === 'read-only' ? [] : [`its change was answered with “${answer}”`])
  ]
}

async function mustWrite(child: FaultChild, app: AppState, article: string): Promise<string[]> {
  const message = readOnlyOf(app)
  if (message !== null) return [`it may not write: ${message}`]
  const answer = await write(child, article, 'may write')
  return answer === 'saved' ? [] : [`a change was answered with “${answer}”`]
}

const second: Scenario = async (stage) => {
  const first = await stage.open()
  await pause(1_700)
  const before = await everyFile(stage.places)
  const other = await stage.open()
  const broken = await mustOnlyRead(
    other.child,
    other.app,
    `process ${first.child.pid} on ${hostname()}`,
    stage.article
  )
  await other.child.close()
  if ((await everyFile(stage.places)) !== before) broken.push('the second program changed files')
  broken.push(...(await mustWrite(first.child, first.app, stage.article)))
  await first.child.close()
  const next = await stage.open()
  broken.push(...(await mustWrite(next.child, next.app, stage.article)))
  await next.child.close()
  return broken
}

const stopped: Scenario = async (stage) => {
  const first = await stage.open()
  first.child.signal('SIGSTOP')
  const other = await stage.open()
  const broken = await mustOnlyRead(other.child, other.app, `process ${first.child.pid} on`, stage.article)
  await other.child.close()
  first.child.signal('SIGCONT')
  broken.push(...(await mustWrite(first.child, first.app, stage.article)))
  await first.child.close()
  return broken
}

const threeAfterKill: Scenario = async (stage) => {
  const first = await stage.open()
  await write(first.child, stage.article, 'before the kill')
  await first.child.kill()
  const three = [stage.start(), stage.start(), stage.start()]
  const apps = await Promise.all(three.map((child) => child.open(stage.places)))
  const writers = apps.filter((app) => readOnlyOf(app) === null).length
  for (const child of three) await child.close()
  return writers === 1 ? [] : [`${writers} of three programs may write`]
}

const reusedNumber: Scenario = async (stage) => {
  if (process.platform !== 'linux') return []
  await writeFile(await lockFileOf(stage), leftBehind(process.pid, 'reused'))
  const { child, app } = await stage.open()
  const broken = await mustWrite(child, app, stage.article)
  await child.close()
  return broken
}

const otherMachine: Scenario = async (stage) => {
  const file = await lockFileOf(stage)
  await writeFile(file, leftBehind(4711, 'other', { host: 'the-other-desk' }))
  const before = await everyFile(stage.places)
  const { child, app } = await stage.open()
  const broken = await mustOnlyRead(child, app, 'process 4711 on the-other-desk', stage.article)
  await child.close()
  if ((await everyFile(stage.places)) !== before) broken.push('files were changed under another machine’s lock')
  await rm(file)
  return broken
}

const garbage: Scenario = async (stage) => {
  const file = await lockFileOf(stage)
  for (const text of ['', '{"pid":4711,"host":"half']) {
    await writeFile(file, text)
    const { child, app } = await stage.open()
    const broken = await mustWrite(child, app, stage.article)
    await child.close()
    if (broken.length > 0) return broken
  }
  return []
}

/** What a program that lost its lock does afterwards; it must say so and write nothing. */
async function mustHaveStopped(first: FaultChild, stage: Stage, said: () => string | null): Promise<string[]> {
  const before = await everyFile(stage.places)
  const answers = [await write(first, stage.article, 'too late'), await write(first, stage.article, 'much too late')]
  // The files are brought up to date after a rest: not by this program.
  await pause(1_800)
  const broken = answers.flatMap((answer) => (answer === 'saved' ? ['a change was saved after the lock was lost'] : []))
  if ((await everyFile(stage.places)) !== before) broken.push('files were changed after the lock was lost')
  if (said() === null) broken.push('windows were not told that the lock was lost')
  return broken
}

function listen(child: FaultChild): () => string | null {
  let message: string | null = null
  child.listen((heard: FromChild) => {
    if (heard.is === 'event' && heard.event.name === 'app.state') message = readOnlyOf(heard.event.payload) ?? message
  })
  return () => message
}

const broughtBySync: Scenario = async (stage) => {
  const { child } = await stage.open()
  const said = listen(child)
  await write(child, stage.article, 'before')
  await writeFile(await lockFileOf(stage), leftBehind(4711, 'synced', { host: 'the-other-desk' }))
  await pause(50)
  const broken = await mustHaveStopped(child, stage, said)
  await child.close()
  if (!said()?.includes('the-other-desk')) broken.push(`the other machine is not named: ${said()}`)
  await rm(await lockFileOf(stage))
  return broken
}

const takenOverAsleep: Scenario = async (stage) => {
  const first = await stage.open()
  const said = listen(first.child)
  await write(first.child, stage.article, 'before sleeping')
  // Asleep for so long that another machine thought it gone.
  first.child.signal('SIGSTOP')
  const late = write(first.child, stage.article, 'on the way while it slept')
  await rm(await lockFileOf(stage))
  const other = await stage.open()
  const broken = await mustWrite(other.child, other.app, stage.article)
  if ((await write(other.child, stage.article, 'last word')) !== 'saved') broken.push('the new holder may not write')
  // Closed, so that whatever changes from here on is the sleeper's doing.
  await other.child.close()
  first.child.signal('SIGCONT')
  if ((await late) === 'saved') broken.push('a change that was under way was saved after the lock was lost')
  broken.push(...(await mustHaveStopped(first.child, stage, said)))
  await first.child.close()
  const notes = (await readEntries(stage.places.libraryDir)).flatMap(({ changes }) =>
    changes.flatMap((change) => (change.table === 'note' ? [change.after] : []))
  )
  if (notes.at(-1) !== 'last word' || notes.includes('too late')) broken.push(`the journal ends with ${notes.at(-1)}`)
  return broken
}

const reader: Scenario = async (stage) => {
  const first = await stage.open()
  await write(first.child, stage.article, 'before the reader')
  await pause(1_700)
  const before = await everyFile(stage.places)
  const { child, app } = await stage.open({ readOnly: true })
  const { problems } = await child.verify()
  const broken = readOnlyOf(app) === null ? ['a reader may write'] : []
  broken.push(...problems.map(({ file, message }) => `${file}: ${message}`))
  await child.close()
  if ((await everyFile(stage.places)) !== before) broken.push('a reader changed files')
  await first.child.close()
  return broken
}

export const SCENARIOS: readonly (readonly [what: string, run: Scenario])[] = [
  ['a second program beside one that works', second],
  ['a second program beside one that is stopped', stopped],
  ['three programs at once after a kill', threeAfterKill],
  ['a lock whose process number is another’s by now', reusedNumber],
  ['a young lock of another machine', otherMachine],
  ['an empty and a half-written lock file', garbage],
  ['a lock of another machine that a sync engine put in place of ours', broughtBySync],
  ['a program that slept, and was taken over from', takenOverAsleep],
  ['a command that only reads, beside one that writes', reader]
]
