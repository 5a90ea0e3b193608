import { describe, expect, it } from 'vitest'
import { Guids, guidFrom, guidKey, partGuid, readGuid } from './guid'

const UUID = '3e1f0a2c-0000-4000-8000-000000000001'

describe('guidFrom', () => {
  it('is a UUID of version 8, the same for the same name in every release', () => {
    const guid = guidFrom('span/0123456789abcdef/s1')
    expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(guidFrom('span/0123456789abcdef/s1')).toBe(guid)
    // Frozen: files that were exported before must stay the same.
    expect([guidFrom(''), guidFrom('a'), guidFrom('label//claim')]).toEqual([
      'b1587e4c-4970-8e54-a517-d4e0b51a4762',
      '9fd955a4-b2c8-82cb-8034-2840ea403b1e',
      'a4b132a8-7f1e-8ff3-84a3-c2638fa39348'
    ])
  })

  it('gives other names others: counted names, swapped letters, zeros, long ones', () => {
    const names = new Set<string>()
    for (let index = 0; index < 60_000; index += 1) names.add(`span/0123456789abcdef/s${index}`)
    for (let index = 0; index < 500; index += 1) names.add('\u0000'.repeat(index))
    for (let index = 0; index < 500; index += 1) names.add(`${'a'.repeat(index)}b${'a'.repeat(500 - index)}`)
    expect(new Set([...names].map(guidFrom)).size).toBe(names.size)
  })

  it('spreads: about half of the bits change with one letter', () => {
    const bits = (guid: string): bigint => BigInt(`0x${guid.replaceAll('-', '')}`)
    let changed = 0
    for (let index = 0; index < 200; index += 1) {
      let difference = bits(guidFrom(`name-${index}`)) ^ bits(guidFrom(`name-${index}x`))
      for (; difference > 0n; difference >>= 1n) changed += Number(difference & 1n)
    }
    expect(changed / 200).toBeGreaterThan(56)
    expect(changed / 200).toBeLessThan(66)
  })
})

describe('readGuid', () => {
  it('takes off braces, keeps the case, and refuses what is none', () => {
    expect(readGuid(`{${UUID.toUpperCase()}}`)).toBe(UUID.toUpperCase())
    expect(readGuid('c001')).toBeNull()
    expect(guidKey(`{${UUID.toUpperCase()}}`)).toBe(UUID)
    expect(guidKey('C001')).toBe('c001')
  })
})

describe('Guids', () => {
  it('keeps UUIDs, derives the rest, and never gives one twice', () => {
    const guids = new Guids()
    expect(guids.of('span', UUID, 'a')).toBe(UUID)
    expect(guids.of('span', UUID, 'a')).toBe(UUID)
    const other = guids.of('span', UUID, 'b')
    expect(other).not.toBe(UUID)
    expect(guids.of('claim', UUID, 'a')).not.toBe(UUID)
    expect(guids.of('span', 's1', 'a')).toBe(guidFrom('span/a/s1'))
    expect(guids.of('span', 's1', 'b')).not.toBe(guids.of('span', 's1', 'a'))
  })

  it('derives the parts of a passage from its first, whatever the case of the GUID', () => {
    expect(partGuid(UUID.toUpperCase(), 2)).toBe(partGuid(UUID, 2))
    expect(partGuid(UUID, 3)).not.toBe(partGuid(UUID, 2))
  })
})
