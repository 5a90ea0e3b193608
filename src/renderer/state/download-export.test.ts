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

test('a download that is stopped is no file', async () => {
  const stop = new AbortController()
  const onBytes = () => stop.abort()
  const reading = readExportFile(clientOf(pieces, []), REQUEST, { signal: stop.signal, onBytes })
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
})

test('the first file takes the proposed name, its loss report is called after it, others keep theirs', () => {
  const file = (path: string) => ({ path, bytes: 1 })
  const files = [file('annotations.jsonl'), file('annotations.jsonl.losses.json'), file('data/b.csv')]
  const names = files.map(({ path }) => downloadName({ suggestedName: 'harbour.jsonl', files }, path))
  expect(names).toEqual(['harbour.jsonl', 'harbour.jsonl.losses.json', 'b.csv'])
})
