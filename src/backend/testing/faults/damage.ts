import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { CallError } from '../../../api/envelope'
import { checkRecordFile, isRecordFile } from '../../store/backups/record-files'
import { DamagedFileError, NewerVersionError } from '../../store/json-file'
import { failingFiles, fileError } from '../failing-files'
import { differences, filesBelow, isStillThere, openAndLook } from './damage-check'
import type { Opened } from './damage-check'
import { applies, DAMAGES, doDamage, fileKind } from './damage-kinds'
import type { Damage } from './damage-kinds'
import { makeRichLibrary } from './damage-library'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { seededRandom } from './seeded-random'

interface Cell {
  readonly path: string
  readonly damage: Damage
}

/** Words by which a message says that not everything came back. */
const DOUBT =
  /may be missing|is missing|was missing|left out|left as it is|cannot|no longer|stays as it is|can be read|not what|gone/

interface Run {
  readonly root: string
  readonly truth: Opened
  readonly files: readonly string[]
  readonly cell: Cell
  readonly options: FaultOptions
  readonly number: number
}

/** Whether what a file holds now is as good as what it held: an edit, not damage, and nothing can tell. */
function isValidEdit(path: string, bytes: Buffer | null): boolean {
  if (bytes === null || !isRecordFile(path)) return false
  try {
    checkRecordFile(path, bytes.toString('utf8'))
    return true
  } catch (error) {
    if (error instanceof DamagedFileError || error instanceof NewerVersionError) return false
    throw error
  }
}

/** Does one damage to a copy of the library and looks at what becomes of it. @returns what is wrong */
async function runCell(run: Run): Promise<string[]> {
  const { root, truth, files, cell, options, number } = run
  const { path, damage } = cell
  const copy = join(root, `copy-${number}`)
  const wrong: string[] = []
  try {
    await cp(join(root, 'library'), copy, { recursive: true, preserveTimestamps: true })
    const changed = await doDamage(copy, path, damage, files, seededRandom(options.seed, number))
    if (damage === 'no permission') return await withoutPermission(copy, path, truth)
    let opened: Opened
    try {
      opened = await openAndLook(copy)
    } catch (error) {
      const reason = error instanceof CallError ? error.message : String(error)
      return [`it cannot be opened: ${reason}`]
    }
    for (const [file, bytes] of changed) {
      if (bytes === null || bytes.length === 0) continue
      if (!(await isStillThere(copy, file, bytes))) wrong.push(`the bytes of ${file} were written over`)
    }
    if (damage === 'a folder in its place' && !(await isAnywhere(copy, path))) wrong.push('the folder is gone')
    const messages = [
      ...opened.notices,
      ...opened.problems,
      ...(opened.readOnly ? ['It can only be read, and stays as it is.'] : [])
    ]
    const edited = [...changed].some(([file, bytes]) => isValidEdit(file, bytes))
    const different = differences(truth.seen, opened.seen)
    wrong.push(...judge(run, [...changed.keys()], messages, different, edited))
    const again = await openAndLook(copy)
    const later = differences(opened.seen, again.seen)
    if (later.length > 0) wrong.push(`a second opening shows something else: ${later.join(', ')}`)
    // What is for its owner to mend stays, and is told each time.
    const news = again.notices.filter(
      (message) =>
        !opened.readOnly && /damaged|brought back|rebuilt/.test(message) && !message.includes('left as it is')
    )
    if (news.length > 0) wrong.push(`a second opening tells: ${news.join(' ')}`)
    return wrong
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

function judge(
  { cell }: Run,
  changed: readonly string[],
  messages: readonly string[],
  different: readonly string[],
  edited: boolean
): string[] {
  const wrong: string[] = []
  const kind = fileKind(cell.path)
  const articles = new Set(changed.flatMap((file) => /^articles\/([0-9a-f]{16})\//.exec(file)?.[1] ?? []))
  const all = messages.join('\n')
  for (const part of different) {
    const id = / ([0-9a-f]{16})$/.exec(part)?.[1]
    if (id !== undefined && !articles.has(id) && kind !== 'person') wrong.push(`another article is touched: ${part}`)
  }
  const isQuiet = messages.length === 0
  // A library whose program ended before its first checkpoint has none either, and nothing else was in it.
  const isUncertain = kind === 'checkpoint' && cell.damage === 'missing'
  const harmless = kind.startsWith('backup') || kind === 'other' || isUncertain
  // A backup is looked at when it is used; what is nobody's here is for its owner.
  const isOthers =
    /(ida|-d2|far)/.test(basename(cell.path)) &&
    ['sources', 'session', 'journal', 'checkpoint', 'person'].includes(kind)
  // Annotations of others that are not there have not come yet, or were taken away by whose they are (D14).
  const isNotHere = kind === 'annotations' && cell.damage === 'missing' && !/mara-1/.test(basename(cell.path))
  if (isQuiet && !harmless && !isOthers && !isNotHere && !edited) wrong.push('nobody is told')
  if (different.length > 0 && !edited) {
    const claims = messages.filter((message) => /brought back|rebuilt|made again/.test(message))
    // Other people's work is theirs to mend: that it is damaged or newer says that it is not seen.
    const isOnlyTheirs =
      different.every((part) => part.startsWith('other layer')) && /is damaged|newer than this Claimdesk/.test(all)
    const doubts = isOnlyTheirs || messages.some((message) => DOUBT.test(message))
    if (claims.length > 0 && !doubts)
      wrong.push(`it is said that all came back (${all}), but not: ${different.join(', ')}`)
    if (claims.length === 0 && !doubts && !isQuiet)
      wrong.push(`not told that something is lost: ${different.join(', ')} (${all})`)
  }
  return wrong
}

async function isAnywhere(root: string, path: string): Promise<boolean> {
  for (const name of await readdir(join(root, dirname(path)))) {
    if (!name.startsWith(basename(path))) continue
    const inside = await stat(join(root, dirname(path), name, 'inside.txt')).catch(() => null)
    if (inside) return true
  }
  return false
}

/** D5: a file that may not be read is not damaged: nothing is moved, and all is well once it may be read again. */
async function withoutPermission(copy: string, path: string, truth: Opened): Promise<string[]> {
  const wrong: string[] = []
  const name = basename(path)
  const shut = failingFiles((call, file) => {
    if (file === name && ['open', 'readFile', 'writeFile', 'copyFile'].includes(call)) throw fileError('EACCES')
  })
  try {
    await openAndLook(copy, shut)
  } catch (error) {
    if (!(error instanceof CallError) && !('code' in (error as object))) throw error
  }
  const aside = (await filesBelow(copy)).filter((file) => file.includes('.damaged-'))
  if (aside.length > 0) wrong.push(`taken for damage: ${aside.join(', ')}`)
  const different = differences(truth.seen, (await openAndLook(copy)).seen)
  if (different.length > 0) wrong.push(`afterwards it is not what it was: ${different.join(', ')}`)
  return wrong
}

/** D4: every file of a library is damaged in every way. A run is one damage to one file, in the order that a seed gives. */
async function runDamage(options: FaultOptions): Promise<FaultResult> {
  const { runs, seed, from, say } = options
  const root = await mkdtemp(join(tmpdir(), 'claimdesk-damage-'))
  const held = new Map<string, { tried: number; held: number }>()
  const violations: FaultViolation[] = []
  let done = 0
  try {
    const library = await makeRichLibrary(root)
    // Opened once, so that what is seen is what every later opening has to show.
    await openAndLook(library)
    const truth = await openAndLook(library)
    const files = await filesBelow(library)
    const cells = files.flatMap((path) =>
      DAMAGES.filter((damage) => applies(damage, path, files)).map((damage): Cell => ({ path, damage }))
    )
    const random = seededRandom(seed)
    const order = cells.map((cell) => ({ cell, at: random.next() })).sort((a, b) => a.at - b.at)
    say(`${files.length} files, ${cells.length} damages; seed ${seed}`)
    for (let number = from; number < from + Math.min(runs, cells.length); number += 1) {
      const cell = order[number % order.length]?.cell
      if (!cell) break
      const wrong = await runCell({ root, truth, files, cell, options, number })
      done += 1
      const name = `${fileKind(cell.path)}: ${cell.damage}`
      const count = held.get(name) ?? { tried: 0, held: 0 }
      held.set(name, { tried: count.tried + 1, held: count.held + (wrong.length === 0 ? 1 : 0) })
      for (const what of wrong) violations.push({ run: number, what: `${cell.path}, ${cell.damage}: ${what}` })
      if (done % 50 === 0) say(`${done} done, ${violations.length} wrong`)
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
  const table = [...held]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, { tried, held: good }]) => [what, tried, good] as const)
  return { kind: 'damage', seed, runs: done, table, violations }
}

export const DAMAGE_KIND: FaultKind = {
  id: 'damage',
  title: 'Every file damaged in turn (D4, D5)',
  short: 40,
  run: runDamage
}
