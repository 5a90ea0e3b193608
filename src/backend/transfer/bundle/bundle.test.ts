import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { PreparedBundle } from '../../../api/evidence-views'
import { checkAuditLog } from '../../../core/audit/check-audit-log'
import {
  addEvidence,
  articleWithClaim,
  beginSession,
  capture,
  CONTACT,
  putOnDesk,
  SOURCE
} from '../../evidence/testing/checked-article'
import { ZipArchive } from '../../library/archive/zip-archive'
import { zipOf } from '../../library/testing/zip-fixture'
import { openTestBackend, removeTestFolders, testFolder } from '../../testing/test-backend'
import type { TestBackend } from '../../testing/test-backend'
import { MANIFEST, SUMS, sumsText } from './bundle-manifest'
import type { ListedFile } from './bundle-manifest'
import { verifyBundle } from './verify-bundle'
import { hashBundleFile, writeBundleZip } from './write-bundle-zip'

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
const SECRETS = /thought of my own|555 0199|hundred and twelve|Whistle|Between us|harbour master/

interface Subject extends TestBackend {
  readonly session: string
  readonly article: string
  readonly hash: string
}

/** A session with a claim, a captured file, sources and contacts, some of which are private. */
async function checkedSession(): Promise<Subject> {
  const subject = await openTestBackend()
  const { client } = subject
  const claim = await articleWithClaim(client)
  const [open, secret] = [v7(), v7()]
  await putOnDesk(
    client,
    { table: 'source', record: { id: open, ...SOURCE } },
    { table: 'source', record: { id: secret, ...SOURCE, title: 'Whistle-blower', sensitive: true } }
  )
  const captured = await capture(client, 'register.txt', 'Passengers: 412')
  const lost = await capture(client, 'secret.txt', 'Whistle')
  await addEvidence(client, claim, { quote: 'Passengers: 412', source: open, capture: captured, stance: 'supports' })
  await addEvidence(client, claim, { quote: 'Between us', source: secret, sensitive: true, capture: lost })
  const session = await beginSession(client, [claim.article])
  await putOnDesk(
    client,
    { table: 'contact', record: { id: v7(), ...CONTACT, claims: [{ article: claim.article, claim: claim.claim }] } },
    {
      table: 'contact',
      record: { id: v7(), ...CONTACT, who: 'The press office', answered: 'Yes.', isPublic: true, source: open }
    }
  )
  return { ...subject, session, article: claim.article, hash: captured.sha256 }
}

async function bundleOf(subject: Subject, target: string, isPrivate = false): Promise<PreparedBundle> {
  return subject.backend.local.exportBundle(target, { session: subject.session, options: { private: isPrivate } })
}

let subject: Subject
let folder: string
let file: string
let made: PreparedBundle
let bytes: Buffer
beforeAll(async () => {
  subject = await checkedSession()
  folder = await testFolder()
  file = join(folder, 'bundle.zip')
  made = await bundleOf(subject, file)
  bytes = await readFile(file)
})
afterAll(async () => {
  await subject.backend.close()
  await removeTestFolders()
})

const entriesOf = async (path: string): Promise<Map<string, Buffer>> => {
  const zip = await ZipArchive.open(await readFile(path))
  const read = zip.names.map(async (name) => [name, (await zip.read(name, 10_000_000)) ?? Buffer.alloc(0)] as const)
  return new Map(await Promise.all(read))
}

describe('a bundle', () => {
  test('holds everything the check rests on, as any program for archives unpacks it, and is sound', async () => {
    const entries = await entriesOf(file)
    const place = `articles/${subject.article}`
    expect([...entries.keys()]).toEqual(
      [
        'README.txt',
        SUMS,
        `${place}/article.json`,
        `${place}/checks.json`,
        `${place}/original.txt`,
        `${place}/text.txt`,
        `evidence/${subject.hash}.txt`,
        'log.jsonl',
        MANIFEST,
        'claimdesk-export.json',
        'reports/report.html',
        'session.json',
        'sources.json'
      ].sort()
    )
    const report = await verifyBundle(file, made.digest)
    expect(report).toMatchObject({
      problems: [],
      remarks: [],
      digest: made.digest,
      session: 'Ferry check',
      counts: { articles: 1, claims: 1, spans: 1, evidence: 1, captures: 1 }
    })
    expect(report.counts.logEntries).toBeGreaterThan(8)
    const manifest = JSON.parse(entries.get(MANIFEST)?.toString() ?? '')
    expect(manifest).toMatchObject({ offsetUnit: 'utf16', private: false, counts: { claims: 1, evidence: 1 } })
    // What is printed vouches for what is in the archive.
    expect(entries.get('reports/report.html')?.toString()).toContain(manifest.log.lastHash)
    expect(manifest.withheld).toMatchObject({ evidence: 1, contacts: 1, notes: 2 })
    expect(checkAuditLog(entries.get('log.jsonl')?.toString() ?? '', sha256).faults).toEqual([])
  })

  test('its list of hashes is one that tools for hashes read', async () => {
    const unpacked = join(folder, 'unpacked')
    const entries = await entriesOf(file)
    for (const [name, content] of entries) {
      await mkdir(join(unpacked, name, '..'), { recursive: true })
      await writeFile(join(unpacked, name), content)
    }
    for (const line of entries.get(SUMS)?.toString().trimEnd().split('\n') ?? []) {
      const [hash = '', name = ''] = line.split('  ')
      expect(sha256(entries.get(name) ?? ''), name).toBe(hash)
    }
    expect(entries.get(SUMS)?.toString().trimEnd().split('\n')).toHaveLength(entries.size - 1)
    if (process.platform !== 'linux') return
    expect(execFileSync('sha256sum', ['-c', SUMS], { cwd: unpacked, encoding: 'utf8' })).not.toContain('FAILED')
  })

  test('the same state gives the same bytes', async () => {
    const again = join(folder, 'again.zip')
    const { digest } = await bundleOf(subject, again)
    expect(digest).toBe(made.digest)
    expect((await readFile(again)).equals(bytes)).toBe(true)
  })

  test('X8: notes, contacts and what is sensitive leave only when ticked, also in the log', async () => {
    const open = await entriesOf(file)
    for (const [name, content] of open) expect(content.toString('utf8'), name).not.toMatch(SECRETS)
    expect(open.get('sources.json')?.toString()).toContain('The press office')
    expect(open.get('log.jsonl')?.toString()).toContain('"withheld":["record"]')
    const all = join(folder, 'private.zip')
    await bundleOf(subject, all, true)
    const everything = [...(await entriesOf(all)).values()].map((content) => content.toString('utf8')).join('\n')
    for (const words of ['thought of my own', '555 0199', 'Whistle-blower', 'Between us', 'The harbour master']) {
      expect(everything).toContain(words)
    }
    expect(everything).not.toContain('"withheld":["record"]')
    expect((await verifyBundle(all)).problems).toEqual([])
  })

  test('X8: no path of this machine is in it', () => {
    expect(bytes.includes(subject.libraryDir)).toBe(false)
  })

  test('a captured file that is gone is told when the bundle is made, and is no fault of the bundle', async () => {
    const own = await checkedSession()
    await rm(join(own.libraryDir, 'evidence', `${own.hash}.txt`))
    const target = join(folder, 'incomplete.zip')
    const { problems } = await bundleOf(own, target)
    expect(problems).toEqual([{ file: `evidence/${own.hash}.txt`, message: expect.stringContaining('missing') }])
    const report = await verifyBundle(target)
    expect(report.problems).toEqual([])
    expect(report.remarks).toEqual(problems)
    await own.backend.close()
  })

  test('is stopped when asked to, and leaves nothing', async () => {
    const { client } = subject
    const preparing = client.call('bundle.prepare', {
      session: subject.session,
      options: { private: false },
      job: 'stop-me'
    })
    await client.call('export.cancel', { job: 'stop-me' })
    await expect(preparing).rejects.toMatchObject({ code: 'cancelled' })
    await expect(
      client.call('bundle.prepare', { session: 'nobody', options: { private: false } })
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})

/** What lies at a byte of the archive: the file, or the structure. */
function placeAt(position: number): { readonly name: string; readonly isContent: boolean } {
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const header = 30 + bytes.readUInt16LE(at + 26)
    const name = bytes.toString('utf8', at + 30, at + header)
    const end = at + header + bytes.readUInt32LE(at + 22)
    if (position < end) return { name, isContent: position >= at + header }
    at = end
  }
  return { name: position < bytes.readUInt32LE(bytes.length - END_LENGTH + 16) ? '' : 'end', isContent: false }
}
const END_LENGTH = 22 + 'Claimdesk bundle; SHA-256 of manifest.json: '.length + 64

/** Where the bytes of a file begin in the archive. */
function dataAt(wanted: string): number {
  for (let position = 0; position < bytes.length; position += 1) {
    const { name, isContent } = placeAt(position)
    if (name === wanted && isContent) return position
  }
  throw new Error(`${wanted} is not in the bundle`)
}

/** Problems after one byte was changed; the file is put right again. */
async function withByte(position: number, bit: number) {
  const handle = await open(file, 'r+')
  try {
    await handle.write(Buffer.from([(bytes[position] ?? 0) ^ bit]), 0, 1, position)
    return (await verifyBundle(file)).problems
  } finally {
    await handle.write(bytes.subarray(position, position + 1), 0, 1, position)
    await handle.close()
  }
}

/** One changed byte must be found, and the first word must be about the file or part of the archive it lies in. */
async function expectFound(position: number, bit: number): Promise<void> {
  const { name, isContent } = placeAt(position)
  const told = (await withByte(position, bit)).map(({ file: where, message }) => `${where}: ${message}`)
  const where = `byte ${position} (${name}${isContent ? '' : ', header'}), bit ${bit}: ${told.join(' | ') || 'nothing'}`
  expect(told.length, where).toBeGreaterThan(0)
  if (name === 'end') expect(told.join('\n'), where).toMatch(/end of the archive|table of contents/)
  else if (isContent)
    expect(
      told.some((line) => line.startsWith(`${name}: `)),
      where
    ).toBe(true)
  else expect(told.join('\n'), where).toContain(name)
}

describe('D15: one changed byte anywhere in a bundle is found and named', () => {
  test('of every header, the table of contents and the end: at every position', async () => {
    const structure = Array.from({ length: bytes.length }, (_, position) => position).filter(
      (position) => !placeAt(position).isContent
    )
    expect(structure.length).toBeGreaterThan(1000)
    for (const position of structure) await expectFound(position, 1 << (position % 8))
  }, 240_000)

  test('of the files: at any position, any bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), (position, bit) =>
        expectFound(position, 1 << bit)
      ),
      { numRuns: 300 }
    )
  }, 120_000)
})

/** Writes a bundle of other files, with a manifest and hashes that fit them: what somebody would do on purpose. */
async function forge(entries: ReadonlyMap<string, Buffer>, target: string): Promise<void> {
  const manifest = JSON.parse(entries.get(MANIFEST)?.toString() ?? '') as { files: ListedFile[] }
  const files = manifest.files.map(({ path }) => {
    const content = entries.get(path) ?? Buffer.alloc(0)
    return { path, bytes: content.length, sha256: sha256(content) }
  })
  const text = `${JSON.stringify({ ...manifest, files }, null, 2)}\n`
  const digest = sha256(text)
  const all = new Map([...entries, [MANIFEST, Buffer.from(text)], [SUMS, Buffer.from(sumsText(files, digest))]])
  const hashed = [...all].map(([path, content]) => hashBundleFile({ path, content }))
  await writeBundleZip(await Promise.all(hashed), digest, target)
}

describe('bundles that were tampered with', () => {
  const copy = async (name: string): Promise<string> => {
    const target = join(folder, name)
    await copyFile(file, target)
    return target
  }
  const filesOf = (problems: readonly { readonly file: string }[]) => problems.map((problem) => problem.file)

  test('what was cut off or added behind it is found', async () => {
    const short = await copy('short.zip')
    await truncate(short, bytes.length - 500)
    expect(filesOf((await verifyBundle(short)).problems)).toContain('archive')
    const long = await copy('long.zip')
    await writeFile(long, Buffer.concat([bytes, Buffer.from('more')]))
    expect((await verifyBundle(long)).problems.map(({ message }) => message).join()).toContain('4 bytes too many')
    const none = join(folder, 'none.zip')
    await writeFile(none, 'no archive at all')
    expect(filesOf((await verifyBundle(none)).problems)).toEqual(['archive'])
    await writeFile(none, '')
    expect(filesOf((await verifyBundle(none)).problems)).toEqual(['archive'])
    await expect(verifyBundle(join(folder, 'nowhere.zip'))).rejects.toMatchObject({ code: 'file-error' })
  })

  test('X6: one that another program packed anew is told as such, and its files are checked', async () => {
    const repacked = join(folder, 'repacked.zip')
    const entries = Object.fromEntries(await entriesOf(file))
    await writeFile(repacked, await zipOf(entries))
    expect((await verifyBundle(repacked)).problems).toEqual([
      { file: 'archive', message: expect.stringContaining('packed it anew') }
    ])
    await writeFile(repacked, await zipOf({ ...entries, 'session.json': '{}', 'notes.txt': 'added' }))
    expect(filesOf((await verifyBundle(repacked)).problems)).toEqual(['session.json', 'notes.txt', 'archive'])
  })

  test('a changed file is blamed alone: what it says makes no other file suspect', async () => {
    const target = await copy('blamed.zip')
    for (const [words, name] of [
      ['Passengers: 412', `evidence/${subject.hash}.txt`],
      ['"normalized"', `articles/${subject.article}/checks.json`],
      ['Nobody counted', `articles/${subject.article}/original.txt`]
    ] as const) {
      const broken = Buffer.from(bytes)
      const at = bytes.indexOf(words, dataAt(name))
      broken[at] = (broken[at] ?? 0) ^ 1
      await writeFile(target, broken)
      expect((await verifyBundle(target)).problems, name).toEqual([
        { file: name, message: 'it was changed after the bundle was made' }
      ])
    }
  })

  test('of a changed log the line is named', async () => {
    const target = await copy('log.zip')
    const broken = Buffer.from(bytes)
    const at = bytes.indexOf('"action":"check.put"', dataAt('log.jsonl'))
    broken[at + 12] = (broken[at + 12] ?? 0) ^ 1
    await writeFile(target, broken)
    const { problems } = await verifyBundle(target)
    expect(problems).toEqual([
      { file: 'log.jsonl', message: 'it was changed after the bundle was made' },
      { file: 'log.jsonl', message: expect.stringMatching(/^line \d+: it was changed/) }
    ])
  })

  test('one whose hashes were all written anew still has to agree with itself', async () => {
    const entries = await entriesOf(file)
    const log = entries.get('log.jsonl')?.toString() ?? ''
    entries.set('log.jsonl', Buffer.from(log.replace('"stance":"supports"', '"stance":"refutes"')))
    const checks = `articles/${subject.article}/checks.json`
    entries.set(
      checks,
      Buffer.from(entries.get(checks)?.toString().replace('carried 412 people acro', 'carried 413 people acro') ?? '')
    )
    const capture = `evidence/${subject.hash}.txt`
    entries.set(capture, Buffer.from('Passengers: 413'))
    const forged = join(folder, 'forged.zip')
    await forge(entries, forged)
    const { problems } = await verifyBundle(forged)
    expect(filesOf(problems)).toEqual([checks, capture, 'log.jsonl'])
    expect(problems[0]?.message).toContain('413 people acro”, the text “')
    expect((await verifyBundle(forged, made.digest)).problems[0]).toMatchObject({ file: MANIFEST })
  })

  test('another bundle of the same session is not the one whose digest was written down', async () => {
    const { problems } = await verifyBundle(file, 'a'.repeat(64))
    expect(problems).toEqual([{ file: MANIFEST, message: expect.stringContaining(made.digest) }])
  })

  test('X6: random bytes, and bundles with random damage, never make the check fall over', async () => {
    const target = join(folder, 'random.zip')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 64 })), { maxLength: 4 }),
        fc.nat(bytes.length),
        async (damage, length) => {
          const broken = Buffer.from(bytes.subarray(0, Math.max(1, bytes.length - (length % 2) * length)))
          for (const [at, piece] of damage)
            broken.set(piece.subarray(0, Math.max(0, broken.length - at)), Math.min(at, broken.length))
          await writeFile(target, broken)
          const { problems } = await verifyBundle(target)
          expect(problems.length > 0).toBe(!broken.equals(bytes))
        }
      ),
      { numRuns: 150 }
    )
  }, 60_000)
})
