import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countTags, suggestTags, tagsIn, withTags } from './tag-words'

test('typed words are tags parted by commas', () => {
  expect(tagsIn(' port ,  water\n table,, port ')).toEqual(['port', 'water table'])
  expect(tagsIn(' , ')).toEqual([])
})

test('a tag that differs only in case is there already, and the order is kept', () => {
  expect(withTags(['Port', 'tide'], ['port', 'ferry', 'Ferry'])).toEqual(['Port', 'tide', 'ferry'])
})

test('adding tags never loses or doubles one', () => {
  const tags = fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 6 })
  fc.assert(
    fc.property(tags, tags, (first, more) => {
      const base = withTags([], first)
      const all = withTags(base, more)
      expect(all.slice(0, base.length)).toEqual(base)
      expect(withTags(all, more)).toEqual(all)
      expect(new Set(all.map((tag) => tag.normalize('NFC').toLocaleLowerCase())).size).toBe(all.length)
    })
  )
})

test('suggestions begin with what is typed, then the most used; what is given is not suggested', () => {
  const inUse = countTags([
    { tags: ['port', 'airport'] },
    { tags: ['airport', 'Portugal', 'tide'] },
    { tags: ['port'] }
  ])
  expect(suggestTags(inUse, 'PORT', [])).toEqual(['port', 'Portugal', 'airport'])
  expect(suggestTags(inUse, '', ['Port'])).toEqual(['airport', 'Portugal', 'tide'])
})
