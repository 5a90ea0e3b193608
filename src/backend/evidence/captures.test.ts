import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CHUNK_BYTES } from '../../api/contract'
import { CAPTURE_LIMIT_BYTES } from '../../api/evidence-params'
import type { FileSystem } from '../store/file-system'
import { nodeFileSystem } from '../store/file-system'
import { openTestBackend, removeTestFolders } from '../testing/test-backend'
import { openTestLibrary } from '../testing/test-library'
import { CaptureUploads } from './capture-uploads'
import { addEvidence, articleWithClaim, capture } from './testing/checked-article'

afterAll(removeTestFolders)

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
const evidenceFiles = (directory: string): Promise<string[]> => readdir(join(directory, 'evidence')).catch(() => [])

describe('captured files', () => {
  test('D1: a file that came in pieces is whole and flushed, under its hash, when its last piece is acknowledged', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const bytes = randomBytes(2 * CHUNK_BYTES + 17)
    const made = await capture(client, 'Register 2026.PDF', bytes)
    expect(made).toMatchObject({ sha256: sha256(bytes), kind: 'pdf', name: 'Register 2026.PDF', bytes: bytes.length })
    expect(await evidenceFiles(libraryDir)).toEqual([`${sha256(bytes)}.pdf`])
    expect((await readFile(join(libraryDir, 'evidence', `${sha256(bytes)}.pdf`))).equals(bytes)).toBe(true)
    await backend.close()
  })

  test('D1: every step of the disk comes before the acknowledgement: flush of the file, its name, flush of the folder', async () => {
    const steps: string[] = []
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      async open(path, ...rest) {
        const handle = await nodeFileSystem.open(path, ...rest)
        const sync = handle.sync.bind(handle)
        const what = String(path).endsWith('.tmp') ? 'file' : String(path).endsWith('evidence') ? 'folder' : 'other'
        handle.sync = async () => {
          await sync()
          steps.push(`flush ${what}`)
        }
        return handle
      },
      async rename(from, to) {
        await nodeFileSystem.rename(from, to)
        steps.push('name')
      }
    }
    const library = await openTestLibrary({ fileSystem })
    steps.length = 0
    const uploads = new CaptureUploads(library)
    await uploads.piece('one', { name: 'a.txt', size: 5, how: 'file' }, 0, Buffer.from('words'))
    const own = steps.filter((step) => step !== 'flush other')
    expect(own).toEqual(process.platform === 'win32' ? ['flush file', 'name'] : ['flush file', 'name', 'flush folder'])
    await library.engine.close()
  })

  test('D2: a disk that is full keeps nothing half, says so, and the file can come again', async () => {
    let isFull = true
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      async open(path, ...rest) {
        const handle = await nodeFileSystem.open(path, ...rest)
        if (isFull && String(path).endsWith('.tmp') && rest[0] === 'r+') {
          handle.write = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
        }
        return handle
      }
    }
    const library = await openTestLibrary({ fileSystem })
    const uploads = new CaptureUploads(library)
    const send = () => uploads.piece('one', { name: 'a.txt', size: 5, how: 'file' }, 0, Buffer.from('words'))
    await expect(send()).rejects.toMatchObject({ code: 'not-saved', message: expect.stringContaining('no space') })
    expect(await evidenceFiles(library.directory)).toEqual([])
    isFull = false
    expect((await send()).capture?.sha256).toBe(sha256('words'))
    await library.engine.close()
  })

  test('the same bytes are one file, whatever they were called', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const first = await capture(client, 'a.txt', 'The same words.')
    const second = await capture(client, 'b.html', 'The same words.', 4)
    expect(second).toMatchObject({ sha256: first.sha256, kind: 'txt', name: 'b.html' })
    expect(await evidenceFiles(libraryDir)).toEqual([`${first.sha256}.txt`])
    await backend.close()
  })

  test('D4: a file that is not what its name says is kept beside the right one', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const { sha256: hash } = await capture(client, 'a.txt', 'The right words.')
    await writeFile(join(libraryDir, 'evidence', `${hash}.txt`), 'Other words.')
    await capture(client, 'a.txt', 'The right words.')
    const names = await evidenceFiles(libraryDir)
    expect(names).toHaveLength(2)
    expect(names[1]).toMatch(/\.damaged-/)
    expect(await readFile(join(libraryDir, 'evidence', `${hash}.txt`), 'utf8')).toBe('The right words.')
    await backend.close()
  })

  test('what a crash left of an upload is swept by the next one; files of others stay', async () => {
    const first = await openTestBackend()
    const piece = { item: 'cut-off', name: 'a.txt', size: 10, offset: 0, data: Buffer.from('half').toString('base64') }
    await first.client.call('evidence.upload', { piece, how: 'file' })
    expect(await evidenceFiles(first.libraryDir)).toHaveLength(1)
    await first.backend.close()
    const theirs = '.somebody-else.0123456789ab.tmp'
    await writeFile(join(first.libraryDir, 'evidence', theirs), 'on its way')
    const { client, backend, libraryDir } = await openTestBackend(first)
    const { sha256: hash } = await capture(client, 'b.txt', 'Whole.')
    expect(await evidenceFiles(libraryDir)).toEqual([theirs, `${hash}.txt`])
    await backend.close()
  })

  test('X3: pieces out of order, files too large or empty, and names with folders are refused', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const data = Buffer.from('words').toString('base64')
    const send = (changes: object) =>
      client.call('evidence.upload', {
        piece: { item: 'x', name: 'a.txt', size: 5, offset: 0, data, ...changes },
        how: 'file'
      })
    for (const name of ['../a.txt', 'b/a.txt', 'c:\\a.txt', '..', '']) {
      await expect(send({ name })).rejects.toMatchObject({ code: 'invalid-params' })
    }
    await expect(send({ offset: 3 })).rejects.toMatchObject({ code: 'out-of-order' })
    await expect(send({ size: 4 })).rejects.toMatchObject({ code: 'out-of-order' })
    await expect(send({ size: CAPTURE_LIMIT_BYTES + 1 })).rejects.toMatchObject({ code: 'too-large' })
    await expect(send({ size: 0, data: '' })).rejects.toMatchObject({ code: 'empty' })
    expect(await evidenceFiles(libraryDir)).toEqual([])
    await backend.close()
  })

  test('D3: a library that is open for reading only takes nothing', async () => {
    const first = await openTestBackend()
    await first.backend.close()
    const { client, backend } = await openTestBackend(first, { readOnly: true })
    await expect(capture(client, 'a.txt', 'words')).rejects.toMatchObject({ code: 'read-only' })
    await backend.close()
  })

  test('pasted words are a file of their own; a page is kept as it was, and never more than bytes', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const content = '<p onclick="x()">The ferry.</p>'
    const { capture: made } = await client.call('evidence.paste', { name: 'From/the site', kind: 'html', content })
    expect(made).toMatchObject({ how: 'paste', kind: 'html', name: 'From the site.html' })
    expect(await readFile(join(libraryDir, 'evidence', `${made?.sha256}.html`), 'utf8')).toBe(content)
    await backend.close()
  })
})

describe('reading and checking captured files', () => {
  test('a file is read in pieces, and nothing of one that was altered', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const bytes = randomBytes(CHUNK_BYTES + 5)
    const { sha256: hash, kind } = await capture(client, 'a.bin', bytes)
    const read = (offset: number) => client.call('evidence.read', { sha256: hash, kind, offset })
    const first = await read(0)
    const second = await read(CHUNK_BYTES)
    expect([first.done, second.done]).toEqual([false, true])
    const both = Buffer.concat([Buffer.from(first.data, 'base64'), Buffer.from(second.data, 'base64')])
    expect(both.equals(bytes)).toBe(true)
    const file = join(libraryDir, 'evidence', `${hash}.bin`)
    bytes[3] = (bytes[3] ?? 0) ^ 1
    await writeFile(file, bytes)
    await expect(read(0)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining(hash) })
    await rm(file)
    await expect(read(0)).rejects.toMatchObject({ code: 'not-found' })
    await backend.close()
  })

  test('missing and altered files are told with the evidence that names them; unused ones are told and kept', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const claim = await articleWithClaim(client)
    const [one, two, three] = [
      await capture(client, 'one.txt', 'one'),
      await capture(client, 'two.txt', 'two'),
      await capture(client, 'three.txt', 'three')
    ]
    const first = await addEvidence(client, claim, { capture: one })
    const second = await addEvidence(client, claim, { capture: two })
    await addEvidence(client, claim, { capture: three })
    expect(await client.call('evidence.check', {})).toEqual({ captures: 3, faults: [], unused: [] })
    await client.call('command.undo', {})
    await rm(join(libraryDir, 'evidence', `${one.sha256}.txt`))
    await writeFile(join(libraryDir, 'evidence', `${two.sha256}.txt`), 'tow')
    const { faults, unused } = await client.call('evidence.check', {})
    expect(faults.map(({ capture: of, state, evidence }) => [of.name, state, evidence])).toEqual([
      ['one.txt', 'missing', [{ article: claim.article, evidence: first }]],
      ['two.txt', 'altered', [{ article: claim.article, evidence: second }]]
    ])
    expect(unused).toEqual([{ file: `evidence/${three.sha256}.txt`, bytes: 5 }])
    const { problems, remarks } = await backend.local.verify()
    expect(problems.map(({ file }) => file)).toEqual([`evidence/${one.sha256}.txt`, `evidence/${two.sha256}.txt`])
    expect(problems[0]?.message).toContain(first)
    expect(remarks.map(({ file }) => file)).toEqual([`evidence/${three.sha256}.txt`])
    await client.call('command.redo', {})
    expect((await client.call('evidence.check', {})).unused).toEqual([])
    await backend.close()
  })

  test('evidence of other people keeps its files from being told as unused', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const claim = await articleWithClaim(client)
    const made = await capture(client, 'theirs.txt', 'theirs')
    await addEvidence(client, claim, { capture: made })
    await backend.close()
    const folder = join(libraryDir, 'articles', claim.article, 'annotations')
    const [mine = ''] = await readdir(folder)
    // A file of theirs says that it is theirs; with another name inside it would be a copy of a sync engine.
    const layer = JSON.parse(await readFile(join(folder, mine), 'utf8')) as Record<string, unknown>
    await rm(join(folder, mine))
    await writeFile(join(folder, 'somebody.json'), JSON.stringify({ ...layer, person: 'somebody' }))
    await rm(join(libraryDir, 'journal'), { recursive: true })
    await rm(join(libraryDir, 'cache'), { recursive: true })
    const next = await openTestBackend({ libraryDir, configDir: join(libraryDir, '..', 'other-config') })
    expect(await next.client.call('evidence.check', {})).toMatchObject({ captures: 1, faults: [], unused: [] })
    await next.backend.close()
  })
})
