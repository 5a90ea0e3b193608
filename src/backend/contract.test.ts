import { afterAll, beforeAll, describe, it } from 'vitest'
import { CONTRACT_CASES } from '../../e2e/contract/contract-suite'
import type { AnyEvent } from '../api/contract'
import { openTestBackend, removeTestFolders } from './testing/test-backend'
import type { TestBackend } from './testing/test-backend'

describe('the contract over memory', () => {
  let subject: TestBackend
  const heard: AnyEvent[] = []
  beforeAll(async () => {
    subject = await openTestBackend()
    subject.backend.subscribe((event) => heard.push(event))
  })
  afterAll(async () => {
    await subject.backend.close()
    await removeTestFolders()
  })
  it.each(CONTRACT_CASES)('$name', async ({ run }) => {
    const from = heard.length
    await run({
      client: subject.client,
      libraryDir: subject.libraryDir,
      send: (envelope) => subject.backend.dispatch(envelope),
      events: () => heard.slice(from)
    })
  })
})
