import { describe, expect, it } from 'vitest'
import type { Client } from '../../api/client'
import { CHUNK_BYTES } from '../../api/contract'
import { decodeBase64 } from './base64'
import { uploadCapture } from './upload-capture'

const CAPTURE = {
  sha256: 'a'.repeat(64),
  kind: 'txt',
  name: 'call.txt',
  bytes: 0,
  how: 'file',
  capturedAt: ''
} as const

interface Piece {
  readonly item: string
  readonly name: string
  readonly size: number
  readonly offset: number
  readonly data: string
}

/** A backend that takes pieces and answers with the capture once it has them all. */
function receiver(refuse: (piece: Piece) => boolean = () => false) {
  const pieces: Piece[] = []
  const call = (_name: string, { piece }: { readonly piece: Piece }) => {
    if (refuse(piece)) return Promise.reject(new Error('The disk is full.'))
    pieces.push(piece)
    const received = piece.offset + decodeBase64(piece.data).length
    return Promise.resolve({ received, capture: received === piece.size ? { ...CAPTURE, bytes: received } : null })
  }
  return { pieces, client: { call } as unknown as Pick<Client, 'call'> }
}

const never = new AbortController().signal

describe('a file on its way into the evidence', () => {
  it('goes in pieces that are the file again, under one name and id', async () => {
    const bytes = Uint8Array.from({ length: CHUNK_BYTES + 10 }, (_, index) => index % 251)
    const { client, pieces } = receiver()
    const seen: number[] = []
    const capture = await uploadCapture(client, new File([bytes], 'a.bin'), 'file', never, (done) => seen.push(done))
    expect(capture.bytes).toBe(bytes.length)
    expect(pieces.map(({ offset }) => offset)).toEqual([0, CHUNK_BYTES])
    expect(new Set(pieces.map(({ item, name }) => `${item} ${name}`)).size).toBe(1)
    expect(Buffer.concat(pieces.map(({ data }) => decodeBase64(data))).equals(bytes)).toBe(true)
    expect(seen).toEqual([CHUNK_BYTES, bytes.length])
  })

  it('an empty file is one piece', async () => {
    const { client, pieces } = receiver()
    await uploadCapture(client, new File([], 'empty.txt'), 'paste', never)
    expect(pieces.map(({ size, data }) => [size, data])).toEqual([[0, '']])
  })

  it('ends when the signal says so, and with the reason of a refusal', async () => {
    const { client, pieces } = receiver()
    await expect(uploadCapture(client, new File(['x'], 'a'), 'file', AbortSignal.abort())).rejects.toThrow('aborted')
    expect(pieces).toEqual([])
    const full = receiver(() => true)
    await expect(uploadCapture(full.client, new File(['x'], 'a'), 'file', never)).rejects.toThrow('The disk is full.')
  })
})
