import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { findMatches } from '../../core/query/find-in-article'
import { searchAside, TIME_LIMIT } from './search-aside'
import type { FindRequest } from './search-aside'

const query = { words: 'a.', matchCase: true, wholeWord: false, regex: true, inflected: false }

/** Does in this thread what the worker does, when it is told to. */
class FakeWorker extends EventTarget {
  asked: FindRequest | null = null
  terminate = vi.fn()
  postMessage = (request: FindRequest) => {
    this.asked = request
  }
  say = (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data }))
  answer = () => this.asked && this.say(findMatches(this.asked.text, this.asked.query, this.asked.limit))
}

let worker: FakeWorker
const done = vi.fn()
const search = () => searchAside({ text: 'ab ac', language: 'en', query, limit: 10 }, done, () => worker)

beforeEach(() => {
  vi.useFakeTimers()
  done.mockReset()
  worker = new FakeWorker()
})
afterEach(() => void vi.useRealTimers())

it('asks when the worker is ready, and lets it go after the answer', () => {
  search()
  expect(worker.asked).toBeNull()
  worker.say('ready')
  worker.answer()
  expect(done.mock.calls).toEqual([
    [
      {
        matches: [
          { start: 0, end: 2 },
          { start: 3, end: 5 }
        ],
        truncated: false,
        problem: null
      }
    ]
  ])
  expect(worker.terminate).toHaveBeenCalled()
  vi.advanceTimersByTime(TIME_LIMIT * 2)
  expect(done).toHaveBeenCalledTimes(1)
})

it('gives up what takes too long, counted from when it was asked', () => {
  search()
  vi.advanceTimersByTime(TIME_LIMIT * 3)
  worker.say('ready')
  vi.advanceTimersByTime(TIME_LIMIT - 1)
  expect(done).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(worker.terminate).toHaveBeenCalled()
  expect(done.mock.calls).toEqual([
    [expect.objectContaining({ matches: [], problem: expect.stringMatching(/too long/) })]
  ])
})

it('says when there can be no worker', () => {
  search()
  worker.dispatchEvent(new Event('error'))
  expect(done.mock.calls).toEqual([[expect.objectContaining({ problem: expect.stringMatching(/could not/) })]])
})

it('says nothing once it was given up', () => {
  const end = search()
  worker.say('ready')
  end()
  expect(worker.terminate).toHaveBeenCalled()
  vi.advanceTimersByTime(TIME_LIMIT * 2)
  expect(done).not.toHaveBeenCalled()
})
