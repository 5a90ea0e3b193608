import { describe, expect, test } from 'vitest'
import type { HistoryPage } from '../../api/views'
import { withNewest, withOlder } from './history-pages'

const page = (seqs: number[], more: boolean): HistoryPage => ({
  entries: seqs.map((seq) => ({ seq, kind: 'do', target: null, label: `${seq}`, at: '', article: null })),
  more
})
const seqsOf = ({ entries }: HistoryPage) => entries.map((entry) => entry.seq)

describe('pages of the history', () => {
  test('what is new goes before what is known', () => {
    const merged = withNewest(page([5, 4, 3], true), page([6, 5, 4], true))
    expect(seqsOf(merged)).toEqual([6, 5, 4, 3])
    expect(merged.more).toBe(true)
  })

  test('a gap is not papered over', () => {
    expect(seqsOf(withNewest(page([5, 4], false), page([20, 19], true)))).toEqual([20, 19])
  })

  test('the first page of an empty journal is taken as it is', () => {
    expect(seqsOf(withNewest(null, page([2, 1], false)))).toEqual([2, 1])
    expect(seqsOf(withNewest(page([], false), page([1], false)))).toEqual([1])
  })

  test('older pages go behind, each entry once', () => {
    const merged = withOlder(page([5, 4], true), page([4, 3], false))
    expect(seqsOf(merged)).toEqual([5, 4, 3])
    expect(merged.more).toBe(false)
  })
})
