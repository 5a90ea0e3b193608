import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isXmlSafe } from '../xml'
import { detailList, detailObject, detailText, looksLikeDetails, readDetails, writeDetails } from './details'

describe('details', () => {
  it('are lines that people can read', () => {
    const text = writeDetails('claim', [
      ['claim', 'Taxes “fell” 9%.'],
      ['speaker', ''],
      ['verdict', undefined],
      ['my key: x', ['a', 1, true]]
    ])
    expect(text).toBe(
      ['[Claimdesk claim]', 'claim: "Taxes “fell” 9%."', 'speaker: ""', '"my key: x": ["a",1,true]'].join('\n')
    )
  })

  it('come back as they were, whatever names and values, and XML can hold them', { timeout: 60_000 }, () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null))
    const entries = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.oneof(value, fc.array(value))), {
      selector: ([name]) => name
    })
    fc.assert(
      fc.property(entries, (given) => {
        const text = writeDetails('attributes', given)
        expect(isXmlSafe(text)).toBe(true)
        const read = readDetails(`\n   ${text.replaceAll('\n', '\r\n')}\n`)
        expect(read?.kind).toBe('attributes')
        expect([...(read?.values ?? [])]).toEqual(
          given.map(([name, each]) => [name, JSON.parse(JSON.stringify(each)) as unknown])
        )
      })
    )
  })

  it('are not taken out of what people write, and broken lines are left out', () => {
    expect(looksLikeDetails('A note')).toBe(false)
    expect(looksLikeDetails('[Claimdesk] a note')).toBe(false)
    const details = readDetails('[Claimdesk claim]\nclaim: "a\nspeaker: 7\nnonsense\nobject: {"a":1}\nlist: ["x",2]')
    if (!details) throw new Error('it is one of ours')
    expect([...details.values.keys()]).toEqual(['speaker', 'object', 'list'])
    expect(detailText(details, 'speaker')).toBe('')
    expect(detailObject(details, 'object')).toEqual({ a: 1 })
    expect(detailObject(details, 'list')).toEqual({})
    expect(detailList(details, 'list', (item): item is string => typeof item === 'string')).toEqual(['x'])
  })
})
