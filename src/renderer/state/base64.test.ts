import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHUNK_BYTES } from '../../api/contract'
import { decodeBase64, encodeBase64 } from './base64'

test('base64 and back is the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes)
    })
  )
})

test('a whole piece of an upload is encoded', () => {
  const bytes = new Uint8Array(CHUNK_BYTES).map((_, index) => index % 251)
  expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
})
