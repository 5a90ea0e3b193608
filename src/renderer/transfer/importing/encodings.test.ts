import { expect, test } from 'vitest'
import { ENCODINGS } from '../../../backend/library/decode-bytes'
import { ENCODING_CHOICES } from './encodings'

test('the choices are the encodings that the backend knows, each once', () => {
  const names = ENCODING_CHOICES.map(([name]) => name)
  expect([...names].sort()).toEqual([...ENCODINGS].sort())
})
