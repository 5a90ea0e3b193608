import { afterEach, describe, expect, it } from 'vitest'
import { PatternThread } from './match-worker'

const threads: PatternThread[] = []
function thread(timeLimit = 10_000): PatternThread {
  const made = new PatternThread(timeLimit)
  threads.push(made)
  return made
}
afterEach(() => threads.splice(0).forEach((each) => each.close()))

const BOMB = /(a+)+$/gu
const BOMBED = `${'a'.repeat(60)}!`

describe('patterns in a thread of their own', () => {
  it('finds in one text after the other, in UTF-16 code units, nothing empty', async () => {
    const one = thread()
    expect(await one.run('😀 tax Tax', /tax|$/giu, 10)).toEqual({
      kind: 'found',
      matches: [
        { start: 3, end: 6 },
        { start: 7, end: 10 }
      ],
      truncated: false
    })
    expect(await one.run('aaa', /a/gu, 2)).toMatchObject({ matches: { length: 2 }, truncated: true })
    expect(await one.run('aa', /a/gu, 2)).toMatchObject({ matches: { length: 2 }, truncated: false })
  })

  it('is ended when one takes too long, and goes on with the next', async () => {
    const one = thread(200)
    expect(await one.run(BOMBED, BOMB, 10)).toEqual({ kind: 'too-long' })
    expect(await one.run('aa', BOMB, 10)).toMatchObject({ kind: 'found', matches: [{ start: 0, end: 2 }] })
  })

  it('says when one needs more memory than there is, and goes on', async () => {
    const one = thread(60_000)
    expect(await one.run('a'.repeat(2e7), /(?:.|\s)*x/gu, 10)).toEqual({ kind: 'out-of-memory' })
    expect(await one.run('ax', /x/gu, 10)).toMatchObject({ kind: 'found' })
  }, 60_000)

  it('ends at once when it is closed, and for good', async () => {
    const one = thread(60_000)
    const running = one.run(BOMBED, BOMB, 10)
    one.close()
    expect(await running).toEqual({ kind: 'ended' })
    expect(await one.run('a', /a/gu, 10)).toEqual({ kind: 'ended' })
  })
})
