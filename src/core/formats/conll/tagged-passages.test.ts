import { describe, expect, it } from 'vitest'
import { parseTag, styleOf } from './tag'
import type { TagScheme, TagStyle } from './tag'
import { decideScheme, strayTags, taggedPassages } from './tagged-passages'

const tags = (written: string, style: TagStyle = 'prefix') => written.split(' ').map((tag) => parseTag(tag, style))
const passages = (written: string, style: TagStyle = 'prefix'): string =>
  taggedPassages(tags(written, style))
    .map(({ type, start, end }) => `${type || '_'}:${start}-${end}`)
    .join(' ')

describe('taggedPassages', () => {
  it.each([
    ['O O', ''],
    ['B-PER I-PER O B-LOC', 'PER:0-2 LOC:3-4'],
    ['B-PER B-PER', 'PER:0-1 PER:1-2'],
    ['B-PER B-ORG', 'PER:0-1 ORG:1-2'],
    // IOB1: B- only between two of a kind
    ['I-PER I-PER O I-PER', 'PER:0-2 PER:3-4'],
    ['I-PER B-PER I-PER', 'PER:0-1 PER:1-3'],
    ['I-PER I-ORG', 'PER:0-1 ORG:1-2'],
    ['I-PER B-ORG', 'PER:0-1 ORG:1-2'],
    // IOE: E- ends
    ['I-PER E-PER I-PER', 'PER:0-2 PER:2-3'],
    ['E-PER E-PER', 'PER:0-1 PER:1-2'],
    // BIOES and BILUO
    ['B-PER I-PER E-PER S-LOC B-PER E-PER', 'PER:0-3 LOC:3-4 PER:4-6'],
    ['B-PER I-PER L-PER U-LOC B-PER L-PER', 'PER:0-3 LOC:3-4 PER:4-6'],
    ['B-PER E-PER B-PER E-PER', 'PER:0-2 PER:2-4'],
    ['S-PER S-PER I-PER', 'PER:0-1 PER:1-2 PER:2-3'],
    // what no scheme would have written begins anew
    ['B-PER I-ORG I-ORG', 'PER:0-1 ORG:1-3'],
    ['O E-PER O', 'PER:1-2'],
    ['B-PER O I-PER', 'PER:0-1 PER:2-3'],
    // names with hyphens, bare letters, bare types, other letters
    ['B-ORG-COMPANY I-ORG-COMPANY', 'ORG-COMPANY:0-2'],
    ['B I O I', '_:0-2 _:3-4'],
    ['PER PER O LOC', 'PER:0-2 LOC:3-4'],
    ['B-PER M-PER E-PER W-LOC', 'PER:0-3 LOC:3-4'],
    ['B-constructor - _ I-__proto__', 'constructor:0-1 __proto__:3-4']
  ])('reads %s', (written, expected) => {
    expect(passages(written)).toBe(expected)
  })

  it('reads letters behind the label', () => {
    expect(passages('NP-B NP-I O VP-S ORG-COMPANY-B', 'suffix')).toBe('NP:0-2 VP:3-4 ORG-COMPANY:4-5')
    expect(styleOf(['NP-B', 'NP-I', 'O'])).toBe('suffix')
    expect(styleOf(['B-B', 'I-NP', 'O'])).toBe('prefix')
    expect(styleOf(['O', 'O'])).toBe('prefix')
  })
})

describe('decideScheme', () => {
  const decide = (written: readonly string[]): TagScheme => decideScheme(written.map((each) => tags(each))).scheme

  it('finds the scheme that the tags follow', () => {
    expect(decide(['B-PER I-PER O', 'B-LOC B-LOC'])).toBe('iob2')
    expect(decide(['I-PER I-PER O', 'I-LOC B-LOC'])).toBe('iob1')
    expect(decide(['B-PER E-PER O', 'S-LOC S-LOC'])).toBe('bioes')
    expect(decide(['B-PER L-PER O', 'U-LOC U-LOC'])).toBe('biluo')
    expect(decide(['O O O'])).toBe('iob2')
  })

  it('bears mistakes, and names them', () => {
    expect(decide(['B-PER I-PER O', 'B-LOC B-LOC', 'I-ORG'])).toBe('iob2')
    expect(strayTags(tags('O I-PER I-PER B-PER I-LOC'), 'iob2')).toEqual([1, 4])
    expect(strayTags(tags('B-PER I-PER O I-PER B-PER'), 'iob1')).toEqual([0])
    expect(strayTags(tags('B-PER O S-PER I-PER B-PER E-PER'), 'bioes')).toEqual([0, 3])
    expect(strayTags(tags('B-PER L-PER U-PER B-PER I-PER'), 'biluo')).toEqual([4])
    expect(strayTags(tags('PER'), 'iob2')).toEqual([0])
  })
})
