import { expect, test } from 'vitest'
import type { Client } from '../../api/client'
import { encodeBase64 } from './base64'
import { downloadName, readExportFile } from './download-export'

const pieces = ['claim,verdict\r\n', '“taxes”,true\r\n'].map((text) => new TextEncoder().encode(text))
const REQUEST = { export: 'e', file: 'a.csv', mediaType: 'text/csv' }

function clientOf(parts: readonly Uint8Array[], asked: number[], last = true): Pick<Client, 'call'> {
  const call = async (_name: string, { offset }: { offset: number }) => {
    asked.push(offset)
    const data = encodeBase64(parts[asked.length - 1] ?? new Uint8Array())
    return { data, done: last && asked.length >= parts.length }
  }
  return { call: call as Client['call'] }
}

test('the pieces of a file are put together', async () => {
  const asked: number[] = []
  const blob = await readExportFile(clientOf(pieces, asked), REQUEST)
  expect(await blob.text()).toBe('claim,verdict\r\n“taxes”,true\r\n')
  expect(asked).toEqual([0, pieces[0]?.length])
  expect(blob.type).toBe('text/csv')
})

test('a file that stops short is an error, not a short file', async () => {
  await expect(readExportFile(clientOf(pieces, [], false), REQUEST)).rejects.toThrow('stopped in the middle of a.csv')
})

test('a single file takes the proposed name, several keep theirs', () => {
  const file = { path: 'data/a.csv', bytes: 1 }
  expect(downloadName({ suggestedName: 'harbour.csv', files: [file] }, 'data/a.csv')).toBe('harbour.csv')
  expect(downloadName({ suggestedName: 'harbour', files: [file, file] }, 'data/a.csv')).toBe('a.csv')
})
