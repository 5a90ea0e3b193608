import { expect, test } from 'vitest'
import { createTokens, SESSION_LIMIT, WRONG_LIMIT } from './tokens'
import type { Tokens } from './tokens'

const open = (tokens: Tokens) => tokens.exchange(tokens.urlToken()) ?? ''

test('X5: wrong keys are counted, the right one is always taken, and a minute later all is forgotten', () => {
  let now = 0
  const tokens = createTokens(() => now)
  const session = open(tokens)
  for (let count = 0; count < WRONG_LIMIT; count += 1) tokens.isSession(`wrong ${count}`)
  expect(tokens.isGuessing()).toBe(false)
  expect(tokens.exchange('wrong')).toBeNull()
  expect(tokens.isGuessing()).toBe(true)
  expect(tokens.isSession(session)).toBe(true)
  expect(tokens.isSession(open(tokens))).toBe(true)
  now = 60_001
  expect(tokens.isGuessing()).toBe(false)
  tokens.isSession('wrong')
  expect(tokens.isGuessing()).toBe(false)
})

test('X5: requests without a key are no guesses', () => {
  const tokens = createTokens()
  for (let count = 0; count < 3 * WRONG_LIMIT; count += 1) tokens.isSession('')
  expect(tokens.isGuessing()).toBe(false)
})

test('X5: sessions do not grow without bound; the one not heard of for the longest time ends', () => {
  const tokens = createTokens()
  const [kept, silent] = [open(tokens), open(tokens)]
  for (let count = 2; count < SESSION_LIMIT; count += 1) open(tokens)
  expect(tokens.isSession(kept)).toBe(true)
  const newest = open(tokens)
  expect([kept, silent, newest].map((token) => tokens.isSession(token))).toEqual([true, false, true])
})

test('X5: a key of another run opens nothing', () => {
  expect(createTokens().isSession(open(createTokens()))).toBe(false)
})

test('X5: an address signs one window in, and the next one is another; neither is a session by itself', () => {
  const tokens = createTokens()
  const first = tokens.urlToken()
  expect(tokens.isSession(first)).toBe(false)
  expect(tokens.exchange(first)).not.toBeNull()
  expect(tokens.exchange(first)).toBeNull()
  const second = tokens.urlToken()
  expect(second).not.toBe(first)
  expect(tokens.exchange(second)).not.toBeNull()
  expect([first, second].map((token) => tokens.isSession(token))).toEqual([false, false])
})
