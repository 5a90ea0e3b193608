import { describe, expect, it } from 'vitest'
import { emptyLayer } from '../model/library'
import { applyToLayer } from './apply'
import { layerDifference, recordAt } from './layer-difference'
import { mergeRecord } from './merge-record'

describe('a change on a record that is another one meanwhile', () => {
  const from = { id: 'a', title: 'Mine', byline: 'X', tags: ['one'] }

  it('D14: changes its own fields and leaves what came from elsewhere', () => {
    const present = { ...from, byline: 'Theirs' }
    expect(mergeRecord(present, from, { ...from, title: 'Before' })).toEqual({ ...present, title: 'Before' })
    expect(mergeRecord(present, from, { ...from, byline: 'Before' })).toEqual(present)
    expect(mergeRecord(from, from, { ...from, tags: [] })).toEqual({ ...from, tags: [] })
  })

  it('D14: lists of records are merged by id', () => {
    const list = (...labels: [string, string][]) => ({ labels: labels.map(([id, name]) => ({ id, name })) })
    const present = list(['a', 'A'], ['theirs', 'T'])
    expect(mergeRecord(present, list(['a', 'A']), list(['a', 'a'], ['b', 'B']))).toEqual(
      list(['a', 'a'], ['theirs', 'T'], ['b', 'B'])
    )
    expect(mergeRecord(present, list(['a', 'A']), list())).toEqual(list(['theirs', 'T']))
  })
})

describe('the difference of two layers', () => {
  it('makes the one into the other, both ways', () => {
    const one = emptyLayer('0123456789abcdef')
    const two = emptyLayer('0123456789abcdef')
    one.note = 'A note'
    one.times.set('c1', 5)
    two.status = 'done'
    two.times.set('c1', 7)
    two.times.set('c2', 1)
    for (const [from, to] of [
      [one, two],
      [two, one]
    ] as const) {
      const copy = structuredClone(from)
      const changes = layerDifference(from, to)
      for (const change of changes) {
        expect(recordAt(from, change)).toEqual(change.before)
        applyToLayer(copy, change)
      }
      expect(copy).toEqual(to)
      expect(layerDifference(copy, to)).toEqual([])
    }
  })
})
