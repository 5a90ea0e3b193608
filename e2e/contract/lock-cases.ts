import assert from 'node:assert/strict'
import type { Client } from '../../src/api/client'
import type { ClientCommand } from '../../src/core/commands/command'
import type { ContractCase } from './contract-suite'
import { takeLockAway } from './take-lock-away'

/** An article to change, and a change of it. */
async function noting(client: Client): Promise<(note: string) => Promise<unknown>> {
  const { batch } = await client.call('import.begin', {})
  const [item, title] = ['one', 'Taken over']
  await client.call('import.paste', { batch, item, title, text: 'A library that two programs want.', html: null })
  const { added, skipped } = await client.call('import.commit', { batch, items: [{ item, title }] })
  const article = added[0] ?? skipped[0] ?? ''
  return (note) => {
    const command: ClientCommand = { type: 'article.note', article, note }
    return client.call('command.run', { command })
  }
}

/** A library that another program has, on every transport. */
export const LOCK_CASES: readonly ContractCase[] = [
  {
    name: 'D3: opens a library anew that another program had, as soon as that one gives it back',
    async run({ client, libraryDir }) {
      const write = await noting(client)
      assert.equal((await client.call('library.reopen', {})).readOnly, null)
      await write('ours')
      const giveBack = await takeLockAway(libraryDir)
      await assert.rejects(write('refused'))
      const still = await client.call('library.reopen', {})
      assert.equal(still.readOnly?.reason, 'locked')
      assert.match(still.readOnly.message, new RegExp(`process ${process.pid} `))
      await giveBack()
      const open = await client.call('library.reopen', {})
      assert.deepEqual([open.readOnly, open.id], [null, still.id])
      await write('ours again')
    }
  }
]
