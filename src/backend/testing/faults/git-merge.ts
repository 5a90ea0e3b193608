import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { highlight, importText, openTestBackend, removeTestFolders, testFolder } from '../test-backend'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { seededRandom } from './seeded-random'
import type { SeededRandom } from './seeded-random'
import { Tally } from './tally'

const run = promisify(execFile)
const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
const git = async (folder: string, ...args: string[]): Promise<string> =>
  (await run('git', [...IDENTITY, ...args], { cwd: folder })).stdout

/** Merges of a run: each after both have worked again. */
const ROUNDS = 2

interface Person {
  readonly folder: string
  readonly configDir: string
  /** Highlights that were acknowledged, by article. */
  readonly spans: Map<string, Set<string>>
}

const text = (number: number): string =>
  `Report number ${number} of the harbour office. The ferry was late, and nobody on the pier was told why it was.`

/** Imports some of what the other one may import as well, and highlights here and there. */
async function work(person: Person, random: SeededRandom, mark: string): Promise<void> {
  const { folder: libraryDir, configDir, spans } = person
  const { backend, client } = await openTestBackend({ libraryDir, configDir })
  for (let step = 0; step < 6; step += 1) {
    const { article } = await importText(client, text(random.whole(6)))
    const id = `${mark}-${step}`
    await client.call('command.run', { command: highlight(article.id, random.whole(30), 40 + random.whole(30), id) })
    spans.set(article.id, (spans.get(article.id) ?? new Set()).add(id))
  }
  await backend.close()
  await git(libraryDir, 'add', '-A')
  await git(libraryDir, 'commit', '-qm', mark)
}

/** What is wrong with a library after the merge, seen by one of the two. */
async function wrongWith(person: Person, tally: Tally): Promise<string[]> {
  const { folder: libraryDir, configDir, spans } = person
  const { backend, client } = await openTestBackend({ libraryDir, configDir })
  const wrong: string[] = []
  const { problems } = await backend.local.verify()
  wrong.push(...problems.map(({ file, message }) => `verify: ${file} ${message}`))
  tally.add('verify after the merge', 1, problems.length === 0 ? 1 : 0)
  for (const [article, ids] of spans) {
    const there = new Set((await client.call('article.open', { article })).spans.map(({ id }) => id))
    const missing = [...ids].filter((id) => !there.has(id))
    tally.add('highlights of both', ids.size, ids.size - missing.length)
    wrong.push(...missing.map((id) => `highlight ${id} is gone`))
  }
  await backend.close()
  return wrong
}

export async function runGitMerge({ runs, seed, from, say }: FaultOptions): Promise<FaultResult> {
  const tally = new Tally()
  const violations: FaultViolation[] = []
  for (let number = from; number < from + runs; number += 1) {
    const random = seededRandom(seed, number)
    const first = await openTestBackend()
    await first.backend.close()
    const mara: Person = { folder: first.libraryDir, configDir: first.configDir, spans: new Map() }
    await git(mara.folder, 'init', '-q', '-b', 'main')
    await git(mara.folder, 'add', '-A')
    await git(mara.folder, 'commit', '-qm', 'A library')
    const ines: Person = {
      folder: join(await testFolder(), 'clone'),
      configDir: join(await testFolder(), 'ines'),
      spans: new Map()
    }
    await git(mara.folder, 'clone', '-q', mara.folder, ines.folder)
    for (let round = 0; round < ROUNDS; round += 1) {
      await work(mara, random, `mara-${round}`)
      await work(ines, random, `ines-${round}`)
      for (const [into, other] of [
        [mara, ines],
        [ines, mara]
      ] as const) {
        const merged = await git(into.folder, 'pull', '-q', '--no-rebase', '--no-edit', other.folder, 'main').then(
          () => true,
          () => false
        )
        tally.add('merges without a conflict', 1, merged ? 1 : 0)
        if (!merged) {
          violations.push({
            run: number,
            what: `Git: ${(await git(into.folder, 'status', '--short')).slice(0, 2_000)}`
          })
          await git(into.folder, 'merge', '--abort').catch(() => '')
        }
        // Opening it changes what Git keeps only where something was to be mended.
        for (const what of await wrongWith(into, tally)) violations.push({ run: number, what })
        const left = await git(into.folder, 'status', '--porcelain')
        if (left !== '') violations.push({ run: number, what: `opening changed files: ${left.slice(0, 500)}` })
      }
    }
    await removeTestFolders()
    say(`run ${number}: ${ROUNDS} rounds merged`)
  }
  return { kind: 'git-merge', seed, runs, table: tally.table, violations }
}

export const GIT_MERGE_KIND: FaultKind = {
  id: 'git-merge',
  title: 'Two people work in two clones of a library, and Git merges them (D14)',
  short: 3,
  run: runGitMerge
}
