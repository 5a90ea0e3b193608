import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addEvidence,
  articleWithClaim,
  beginSession,
  capture,
  CONTACT,
  putOnDesk
} from '../backend/evidence/testing/checked-article'
import { openTestBackend, removeTestFolders, testFolder } from '../backend/testing/test-backend'
import type { TestBackend } from '../backend/testing/test-backend'
import { run } from './testing/run'

let subject: TestBackend
let folder: string
let session: string
let hash: string
beforeAll(async () => {
  subject = await openTestBackend()
  folder = await testFolder()
  const claim = await articleWithClaim(subject.client)
  const made = await capture(subject.client, 'register.txt', 'Passengers: 412')
  hash = made.sha256
  await addEvidence(subject.client, claim, { capture: made })
  session = await beginSession(subject.client, [claim.article])
  const record = { id: 'contact-1', ...CONTACT, claims: [{ article: claim.article, claim: claim.claim }] }
  await putOnDesk(subject.client, { table: 'contact', record })
})
afterAll(async () => {
  await subject.backend.close()
  await removeTestFolders()
})

const withLibrary = (...argv: string[]) => run(argv, { local: subject.backend.local })
const digestIn = (stdout: string): string => /Digest of this bundle: ([0-9a-f]{64})/.exec(stdout)?.[1] ?? ''

/** Changes one byte of a file; the bytes around it are found by what they say. */
async function changed(file: string, target: string, words: string): Promise<string> {
  const bytes = await readFile(file)
  const at = bytes.indexOf(words)
  expect(at).toBeGreaterThan(0)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(target, bytes)
  return target
}

describe('a bundle on the command line', () => {
  test('is written, and verified without a library; the digest is the same', async () => {
    const file = join(folder, 'check.zip')
    const written = await withLibrary('bundle', '--session', session, '--out', file)
    expect(written).toMatchObject({ code: 0, stderr: '' })
    const { code, stdout, stderr, open } = await run(['verify', file])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(open).not.toHaveBeenCalled()
    expect(stdout).toMatch(
      /^Session “Ferry check”.*\nDigest.*\n13 files, 1 article, 1 claim, 1 captured file, .*0 problems found\.\n$/
    )
    const digest = digestIn(stdout)
    expect(digest).toBe(digestIn(written.stdout))
    expect((await run(['verify', file, '--digest', digest.toUpperCase()])).code).toBe(0)
    const other = await run(['verify', file, '--digest', 'f'.repeat(64)])
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('manifest.json: this is another bundle') })
  })

  test('D15: one changed byte ends with 1 and names the file, also as JSON', async () => {
    const file = join(folder, 'sound.zip')
    await withLibrary('bundle', '--session', session, '--out', file)
    const broken = await changed(file, join(folder, 'broken.zip'), 'Passengers: 412')
    const { code, stdout, stderr } = await run(['verify', broken])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `evidence/${hash}.txt: it was changed after the bundle was made\n`
    })
    expect(stdout).toContain('1 problem found.')
    const asJson = await run(['verify', broken, '--json'])
    expect(asJson.code).toBe(1)
    expect(JSON.parse(asJson.stdout)).toMatchObject({ problems: [{ file: `evidence/${hash}.txt` }] })
  })

  test('a session that there is not is said to be none; a file that is no bundle, too', async () => {
    const out = join(folder, 'none.zip')
    const none = await withLibrary('bundle', '--session', 'nobody', '--out', out)
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no such session') })
    await writeFile(out, 'words')
    expect(await run(['verify', out])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('none.zip: it is no bundle')
    })
    expect((await run(['verify', join(folder, 'gone.zip')])).stderr).toContain('it is not there')
  })

  test('a digest without a bundle, or one that is none, is wrong usage', async () => {
    for (const argv of [
      ['verify', '--digest', 'a'.repeat(64)],
      ['verify', 'log.jsonl', '--digest', 'a'.repeat(64)],
      ['verify', 'check.zip', '--digest', 'abc']
    ]) {
      expect((await run(argv)).code, argv.join(' ')).toBe(2)
    }
  })
})

describe('the audit log on the command line', () => {
  test('X8: is written without what is private unless asked, and says that something was left out', async () => {
    const file = join(folder, 'log.jsonl')
    const { code, stderr } = await withLibrary('audit', '--session', session, '--out', file)
    expect(code).toBe(0)
    expect(stderr).toMatch(/something private was left out/)
    expect(await readFile(file, 'utf8')).not.toContain('harbour master')
    expect(await withLibrary('audit', '--out', file, '--private')).toMatchObject({ code: 0, stderr: '' })
    expect(await readFile(file, 'utf8')).toContain('harbour master')
  })

  test('D15: is verified on its own; of a changed byte the line is named', async () => {
    const file = join(folder, 'sound.jsonl')
    await withLibrary('audit', '--session', session, '--out', file)
    expect(await run(['verify', file])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('0 problems')
    })
    const broken = await changed(file, join(folder, 'broken.jsonl'), 'register.txt')
    const { code, stderr } = await run(['verify', broken])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^broken\.jsonl: line \d+: it was changed after it was written\n$/)
    })
  })
})
