import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRefusalLog } from './refusal-log'

let lines: string[]
beforeEach(() => {
  vi.useFakeTimers()
  lines = []
})
afterEach(() => void vi.useRealTimers())

test('X8: the first of a kind is told at once, a flood of them as a number once a minute', () => {
  const log = createRefusalLog((line) => lines.push(line), 60_000)
  for (let count = 0; count < 100_000; count += 1) log.count(count % 2 === 0 ? 'host' : 'session')
  expect(lines).toEqual(['Refused a request: host (403).', 'Refused a request: session (401).'])
  vi.advanceTimersByTime(60_000)
  expect(lines.slice(2)).toEqual(['Refused 49999 more: host (403).', 'Refused 49999 more: session (401).'])
})

test('X8: what has stopped is told anew when it comes again, and nothing ticks in between', () => {
  const log = createRefusalLog((line) => lines.push(line), 60_000)
  log.count('host')
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(60_000)
  expect(vi.getTimerCount()).toBe(0)
  log.count('host')
  expect(lines).toEqual(['Refused a request: host (403).', 'Refused a request: host (403).'])
})

test('X8: what was counted is told at the end', () => {
  const log = createRefusalLog((line) => lines.push(line), 60_000)
  for (let count = 0; count < 3; count += 1) log.count('type')
  log.end()
  expect(lines).toEqual(['Refused a request: type (415).', 'Refused 2 more: type (415).'])
  expect(vi.getTimerCount()).toBe(0)
})
