import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ExtractThread } from '../../extract-thread'
import { EXTRACTORS } from '../../extractors/registry'
import { buildWorker } from '../built-worker'
import { FUZZ_KINDS } from './fuzz-kinds'
import { fuzzSeeds } from './fuzz-seeds'
import { FUZZ_LIMITS, runFuzz } from './run-fuzz'

/** Made-up inputs of each kind; `npm run fuzz` is the long run. */
const RUNS = 200
const SEED = 1

let folder: string
let thread: ExtractThread

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuzz-'))
  thread = new ExtractThread(await buildWorker(folder), FUZZ_LIMITS)
})
afterAll(async () => {
  await thread.close()
  await rm(folder, { recursive: true, force: true })
})

test('X6: no kind of document is left out', () => {
  expect(Object.keys(FUZZ_KINDS)).toEqual(expect.arrayContaining(EXTRACTORS.map(({ kind }) => kind)))
})

describe('X6: damaged, mixed and random files', () => {
  test.each(Object.keys(FUZZ_KINDS))('%s: each becomes a sound document or is refused with a reason', async (kind) => {
    const wrong: string[] = []
    const tally = await runFuzz(thread, fuzzSeeds(null), {
      kind,
      from: 0,
      runs: RUNS,
      seed: SEED,
      until: Infinity,
      // How long something takes is for the long run to say: this machine may be busy.
      onViolation: (number, _input, { violations }) => {
        const real = violations.filter((violation) => violation !== 'slow')
        if (real.length > 0) wrong.push(`${kind} ${number}: ${real.join('; ')}`)
      }
    })
    expect(wrong).toEqual([])
    expect(tally.runs).toBe(RUNS)
    // A damaged file that is read all the same shows that the damage reaches the reader.
    expect(tally.verdicts.get('read') ?? 0).toBeGreaterThan(0)
    expect(tally.verdicts.size).toBeGreaterThan(1)
  })
})
