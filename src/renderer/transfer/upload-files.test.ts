import { describe, expect, test } from 'vitest'
import type { Client } from '../../api/client'
import { CALLS, CHUNK_BYTES, IMPORT_LIMIT_BYTES } from '../../api/contract'
import type { Params } from '../../api/contract'
import { decodeBase64 } from './base64'
import { baseNameOf, uploadFiles } from './upload-files'

type Upload = Params<'import.upload'>['pieces'][number]

function fakeClient() {
  const uploads: Upload[] = []
  const call = async (name: string, params: unknown) => {
    expect(name).toBe('import.upload')
    uploads.push(...CALLS['import.upload'].params.parse(params).pieces)
    return { received: [], problems: [] }
  }
  return { uploads, client: { call: call as Client['call'] } }
}

function options(client: Pick<Client, 'call'>, signal = new AbortController().signal) {
  let made = 0
  const progress: number[] = []
  return {
    progress,
    options: {
      client,
      batch: 'batch',
      newId: () => `item-${(made += 1)}`,
      signal,
      onProgress: ({ sent, total }: { sent: number; total: number }) => progress.push(sent / total)
    }
  }
}

describe('uploading files', () => {
  test('pieces come in order and make up the file again', async () => {
    const bytes = new Uint8Array(CHUNK_BYTES * 2 + 5).map((_, index) => index % 253)
    const { uploads, client } = fakeClient()
    const { progress, options: given } = options(client)
    const problems = await uploadFiles([new File([bytes], 'long.txt'), new File([], 'empty.txt')], given)
    expect(problems).toEqual([])
    expect(uploads.map(({ item, offset }) => [item, offset])).toEqual([
      ['item-1', 0],
      ['item-1', CHUNK_BYTES],
      ['item-1', CHUNK_BYTES * 2],
      ['item-2', 0]
    ])
    const pieces = uploads.filter((upload) => upload.item === 'item-1').map((upload) => decodeBase64(upload.data))
    expect(Buffer.concat(pieces).equals(Buffer.from(bytes))).toBe(true)
    expect(progress.at(-1)).toBe(1)
  })

  test('a file that cannot be read is reported, and the others go on', async () => {
    const broken = new File(['abc'], 'broken.txt')
    broken.slice = () => {
      throw new DOMException('The file could not be found', 'NotFoundError')
    }
    const shrunk = new File(['abc'], 'shrunk.txt')
    shrunk.slice = () => new Blob([])
    const { uploads, client } = fakeClient()
    const problems = await uploadFiles([broken, shrunk, new File(['ok'], 'fine.txt')], options(client).options)
    expect(problems.map((problem) => problem.name)).toEqual(['broken.txt', 'shrunk.txt'])
    expect(uploads.map((upload) => upload.name)).toEqual(['fine.txt'])
  })

  test('a file over the limit is not sent', async () => {
    const large = new File(['x'], 'large.txt')
    Object.defineProperty(large, 'size', { value: IMPORT_LIMIT_BYTES + 1 })
    const { uploads, client } = fakeClient()
    const problems = await uploadFiles([large], options(client).options)
    expect(problems[0]?.message).toContain('at most 209.7 MB')
    expect(uploads).toEqual([])
  })

  test('cancelling stops it', async () => {
    const abort = new AbortController()
    const { uploads, client } = fakeClient()
    const file = new File([new Uint8Array(CHUNK_BYTES * 2)], 'a.txt')
    const { options: given } = options(client, abort.signal)
    const sent = uploadFiles([file], { ...given, onProgress: () => abort.abort() })
    await expect(sent).rejects.toHaveProperty('name', 'AbortError')
    expect(uploads).toHaveLength(1)
  })

  test.each([
    ['a.txt', 'a.txt'],
    ['C:\\me\\a.txt', 'a.txt'],
    ['/home/me/a.txt', 'a.txt'],
    ['..', 'untitled.txt'],
    ['', 'untitled.txt'],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(251)}.txt`]
  ])('X3: the base name of %j', (name, expected) => {
    expect(baseNameOf(name)).toBe(expected)
  })
})
