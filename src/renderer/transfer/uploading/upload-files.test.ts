import { describe, expect, test } from 'vitest'
import type { Client } from '../../../api/client'
import { CALLS, CHUNK_BYTES, IMPORT_LIMIT_BYTES } from '../../../api/contract'
import type { Params } from '../../../api/contract'
import { decodeBase64 } from '../../state/base64'
import { baseNameOf, uploadFiles } from './upload-files'
import type { UploadProgress } from './upload-files'

type Piece = Params<'import.upload'>['pieces'][number]

function fakeClient(refused: Readonly<Record<string, string>> = {}) {
  const calls: Piece[][] = []
  const call = async (name: string, params: unknown) => {
    expect(name).toBe('import.upload')
    const { pieces } = CALLS['import.upload'].params.parse(params)
    calls.push(pieces)
    const problems = Object.entries(refused).map(([item, message]) => ({ item, code: 'too-large', message }))
    return { received: [], problems }
  }
  return { calls, client: { call: call as Client['call'] } }
}

const sent = (...files: File[]) => files.map((file, index) => ({ file, folder: '', item: `item-${index + 1}` }))

function options(client: Pick<Client, 'call'>, signal = new AbortController().signal) {
  const progress: UploadProgress[] = []
  return {
    progress,
    options: { client, batch: 'batch', signal, onProgress: (at: UploadProgress) => progress.push(at) }
  }
}

describe('uploading files', () => {
  test('pieces come in order and make up the file again', async () => {
    const bytes = new Uint8Array(CHUNK_BYTES * 2 + 5).map((_, index) => index % 253)
    const { calls, client } = fakeClient()
    const { progress, options: given } = options(client)
    const files = sent(new File([bytes], 'long.txt'), new File([], 'empty.txt'), new File(['abc'], 'short.txt'))
    const { problems, arrived } = await uploadFiles(files, given)
    expect(problems).toEqual([])
    expect(arrived).toEqual(files)
    expect(calls.map((pieces) => pieces.map(({ item, offset }) => [item, offset]))).toEqual([
      [['item-1', 0]],
      [['item-1', CHUNK_BYTES]],
      [['item-1', CHUNK_BYTES * 2]],
      [
        ['item-2', 0],
        ['item-3', 0]
      ]
    ])
    const pieces = calls.flat().filter((piece) => piece.item === 'item-1')
    expect(Buffer.concat(pieces.map(({ data }) => decodeBase64(data))).equals(Buffer.from(bytes))).toBe(true)
    expect(progress.at(-1)).toEqual({
      files: { done: 3, total: 3 },
      bytes: { done: bytes.length + 3, total: bytes.length + 3 }
    })
  })

  test('a file that cannot be read is reported, and the others go on', async () => {
    const broken = new File(['abc'], 'broken.txt')
    broken.slice = () => {
      throw new DOMException('The file could not be found', 'NotFoundError')
    }
    const shrunk = new File(['abc'], 'shrunk.txt')
    shrunk.slice = () => new Blob([])
    const { calls, client } = fakeClient()
    const { problems, arrived } = await uploadFiles(
      sent(broken, shrunk, new File(['ok'], 'fine.txt')),
      options(client).options
    )
    expect(problems.map(({ name, partial }) => [name, partial])).toEqual([
      ['broken.txt', false],
      ['shrunk.txt', false]
    ])
    expect(arrived.map(({ file }) => file.name)).toEqual(['fine.txt'])
    expect(calls.flat().map((piece) => piece.name)).toEqual(['fine.txt'])
  })

  test('a file over the limit is not sent', async () => {
    const large = new File(['x'], 'large.txt')
    Object.defineProperty(large, 'size', { value: IMPORT_LIMIT_BYTES + 1 })
    const { calls, client } = fakeClient()
    const { problems, arrived } = await uploadFiles(sent(large), options(client).options)
    expect(problems[0]?.message).toContain('at most 209.7 MB')
    expect([calls, arrived]).toEqual([[], []])
  })

  test('a file the backend refuses is reported with its reason', async () => {
    const { calls, client } = fakeClient({ 'item-1': 'The import is full.' })
    const files = sent(new File(['x'], 'a.txt'), new File(['y'], 'b.txt'))
    const { problems, arrived } = await uploadFiles(files, options(client).options)
    expect(problems).toMatchObject([{ name: 'a.txt', message: 'The import is full.' }])
    expect(arrived.map(({ item }) => item)).toEqual(['item-2'])
    expect(calls).toHaveLength(1)
  })

  test('stopping ends it after the call under way; half a file is told', async () => {
    const abort = new AbortController()
    const { calls, client } = fakeClient()
    const files = sent(
      new File([new Uint8Array(CHUNK_BYTES)], 'a.txt'),
      new File([new Uint8Array(CHUNK_BYTES * 2)], 'b.txt')
    )
    const { options: given } = options(client, abort.signal)
    const onProgress = ({ bytes }: UploadProgress) => bytes.done >= CHUNK_BYTES * 2 && abort.abort()
    const { problems, arrived, stopped } = await uploadFiles(files, { ...given, onProgress })
    expect(stopped).toBe(true)
    expect(calls).toHaveLength(2)
    expect(arrived.map(({ file }) => file.name)).toEqual(['a.txt'])
    expect(problems).toMatchObject([{ name: 'b.txt', partial: true }])
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
