import { expect, it } from 'vitest'
import { runGitMerge } from './git-merge'
import { runSyncEngine } from './sync-engine'

const options = { runs: 1, seed: 3, from: 1, say: () => undefined }

it('D14: a sync engine at work beside us: nothing of ours is lost, and nothing of theirs', async () => {
  expect((await runSyncEngine(options)).violations).toEqual([])
}, 60_000)

it('D14: Git merges two people’s work without a conflict, and both is there', async () => {
  expect((await runGitMerge(options)).violations).toEqual([])
}, 60_000)
