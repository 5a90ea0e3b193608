import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkAuditLog } from '../../core/audit/check-audit-log'
import { sha256 } from '../store/text-files'
import { openTestBackend, removeTestFolders } from '../testing/test-backend'
import type { TestBackend } from '../testing/test-backend'
import { addEvidence, articleWithClaim, beginSession, SOURCE, putOnDesk } from './testing/checked-article'

afterAll(removeTestFolders)

async function journalFile({ libraryDir }: TestBackend): Promise<string> {
  const folder = join(libraryDir, 'journal')
  return join(folder, (await readdir(folder)).find((name) => name.endsWith('.ndjson')) ?? '')
}

/** The log as it leaves, as lines of JSON. */
async function logOf({ client }: TestBackend, session: string | null = null): Promise<Record<string, unknown>[]> {
  const { prepared } = await client.call('audit.export', { session, private: true })
  const file = prepared.files[0]?.path ?? ''
  const { data } = await client.call('export.read', { export: prepared.export, file, offset: 0 })
  await client.call('export.discard', { export: prepared.export })
  const content = Buffer.from(data, 'base64').toString('utf8')
  expect(checkAuditLog(content, sha256).faults).toEqual([])
  return content
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('D15: the check of the journals', () => {
  test('a sound journal has no faults; a changed byte is told with the journal and its line', async () => {
    const subject = await openTestBackend()
    await articleWithClaim(subject.client)
    await addEvidence(
      subject.client,
      await articleWithClaim(subject.client, 'A second text with enough words in it.'),
      {}
    )
    const sound = await subject.client.call('audit.verify', {})
    expect(sound).toMatchObject({ problems: [], journals: [{ faults: [] }] })
    expect(sound.journals[0]?.entries).toBeGreaterThan(4)
    const file = await journalFile(subject)
    const bytes = await readFile(file)
    const second = bytes.indexOf(0x0a, bytes.indexOf(0x0a) + 1)
    bytes[second - 40] = (bytes[second - 40] ?? 0) ^ 1
    await writeFile(file, bytes)
    const { journals } = await subject.client.call('audit.verify', {})
    expect(journals[0]?.faults.map(({ line }) => line)).toContain(2)
    await subject.backend.close()
  })

  test('a journal that is shorter than it has been is told', async () => {
    const first = await openTestBackend()
    await articleWithClaim(first.client)
    await first.backend.close()
    const subject = await openTestBackend(first)
    const file = await journalFile(subject)
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    await writeFile(file, `${lines.slice(0, -1).join('\n')}\n`)
    const { journals, problems } = await subject.client.call('audit.verify', {})
    expect(journals[0]?.faults).toEqual([])
    expect(problems).toEqual([expect.stringContaining(`ends with entry ${lines.length - 2}`)])
    await subject.backend.close()
  })

  test('a journal that took over from a damaged one says which; when that one is changed or gone, that is told', async () => {
    const first = await openTestBackend()
    await articleWithClaim(first.client)
    await first.backend.close()
    const file = await journalFile(first)
    const bytes = await readFile(file)
    bytes[bytes.indexOf(0x0a) + 30] = 0x7e
    await writeFile(file, bytes)
    const subject = await openTestBackend(first)
    const before = await subject.client.call('audit.verify', {})
    expect(before.problems).toEqual([expect.stringContaining('kept as')])
    const folder = join(subject.libraryDir, 'journal')
    const aside = (await readdir(folder)).find((name) => name.includes('.damaged-')) ?? ''
    await writeFile(join(folder, aside), 'something else')
    const { problems } = await subject.client.call('audit.verify', {})
    expect(problems).toEqual([expect.stringContaining('not there or was changed since')])
    await subject.backend.close()
  })
})

describe('the audit log of a library', () => {
  test('every record that was changed has its line, with the hash of the journal line it was read from', async () => {
    const subject = await openTestBackend()
    const claim = await articleWithClaim(subject.client)
    await addEvidence(subject.client, claim, { quote: 'the words' })
    await subject.client.call('command.undo', {})
    const [head, ...entries] = await logOf(subject)
    expect(head).toMatchObject({ format: 'claimdesk/audit-log', session: null, offsetUnit: 'utf16' })
    expect(entries.map(({ action, entity }) => `${String(action)} ${(entity as { table?: string })?.table}`)).toEqual([
      'article.add article',
      'annotations.add span',
      'annotations.add claim',
      'annotations.add status',
      'check.put evidence',
      'undo evidence',
      'undefined undefined'
    ])
    const lines = (await readFile(await journalFile(subject), 'utf8')).trimEnd().split('\n')
    for (const { journal } of entries.slice(0, -1) as { journal: { seq: number; line: string } }[]) {
      expect(journal.line).toBe(sha256(lines[journal.seq] ?? ''))
    }
    await subject.backend.close()
  })

  test('a session’s log has what belongs to the session, and nothing of other articles', async () => {
    const subject = await openTestBackend()
    const here = await articleWithClaim(subject.client)
    const elsewhere = await articleWithClaim(subject.client, 'Another text, which has enough words of its own.')
    for (const [id, claim] of [
      ['used', here],
      ['other', elsewhere]
    ] as const) {
      await putOnDesk(subject.client, { table: 'source', record: { id, ...SOURCE } })
      await addEvidence(subject.client, claim, { source: id })
    }
    const session = await beginSession(subject.client, [here.article])
    const log = JSON.stringify(await logOf(subject, session))
    expect(log).toContain('"id":"used"')
    expect(log).toContain(here.article)
    expect(log).not.toContain('"id":"other"')
    expect(log).not.toContain(elsewhere.article)
    await subject.backend.close()
  })

  test('journals of several people are one log in the order of time, each in its own order', async () => {
    const subject = await openTestBackend()
    await articleWithClaim(subject.client)
    const file = await journalFile(subject)
    const theirs = join(subject.libraryDir, 'journal', 'zoe-9-d9.ndjson')
    await copyFile(file, theirs)
    // Zoe's clock was an hour late, and her journal is chained anew.
    const [head = '', ...entries] = (await readFile(theirs, 'utf8')).trimEnd().split('\n')
    let previous = JSON.stringify({ ...JSON.parse(head), person: 'zoe-9', device: 'd9' })
    const lines = [previous]
    for (const line of entries) {
      const entry = JSON.parse(line) as { at: string }
      const at = new Date(Date.parse(entry.at) - 3_600_000).toISOString()
      previous = JSON.stringify({ ...entry, at, previous: sha256(previous) })
      lines.push(previous)
    }
    await writeFile(theirs, `${lines.join('\n')}\n`)
    const log = (await logOf(subject)).slice(1, -1) as { actor: string; at: string; journal: { seq: number } }[]
    expect(new Set(log.slice(0, log.length / 2).map(({ actor }) => actor))).toEqual(new Set(['zoe-9']))
    expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).sort())
    expect((await subject.client.call('audit.verify', {})).journals.map(({ faults }) => faults)).toEqual([[], []])
    await subject.backend.close()
  })
})
