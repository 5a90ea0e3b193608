import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MatchTicks } from './match-ticks'

const articlesOf = (counts: readonly number[]) => {
  let from = 0
  return counts.map((count, index) => {
    const article = { article: `${index}`, title: `Article ${index}`, from, count }
    from += count
    return article
  })
}
const counts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
const step = fc.oneof(
  fc.record({ match: fc.nat(19), on: fc.boolean() }),
  fc.record({ article: fc.nat(4), on: fc.boolean() }),
  fc.record({ all: fc.boolean() }),
  fc.record({ out: fc.uniqueArray(fc.nat(19)) })
)

it('after any steps, the counts and the choice say what the ticks are', () => {
  fc.assert(
    fc.property(counts, fc.array(step, { maxLength: 12 }), (sizes, steps) => {
      const articles = articlesOf(sizes)
      const total = sizes.reduce((sum, size) => sum + size, 0)
      const ticks = new MatchTicks(articles, total)
      const plain = Array.from({ length: total }, () => ({ ticked: true, out: false }))
      for (const each of steps) {
        if ('match' in each && each.match < total) {
          ticks.set(each.match, each.on)
          const match = plain[each.match]
          if (match && !match.out) match.ticked = each.on
        } else if ('article' in each && articles[each.article]) {
          ticks.setArticle(each.article, each.on)
          const { from = 0, count = 0 } = articles[each.article] ?? {}
          for (const match of plain.slice(from, from + count)) match.ticked = each.on
        } else if ('all' in each) {
          ticks.setAll(each.all)
          for (const match of plain) match.ticked = each.all
        } else if ('out' in each) {
          ticks.setOut(each.out.filter((match) => match < total))
          plain.forEach((match, number) => (match.out = each.out.includes(number)))
        }
      }
      const isOn = (match: number) => plain[match]?.ticked === true && !plain[match].out
      plain.forEach((_, match) => expect(ticks.isTicked(match)).toBe(isOn(match)))
      const on = plain.map((_, match) => match).filter(isOn)
      expect(ticks.summary).toEqual({
        ticked: on.length,
        able: plain.filter((match) => !match.out).length,
        articles: articles.filter(({ from, count }) => on.some((match) => match >= from && match < from + count)).length
      })
      articles.forEach(({ from, count }, index) => {
        const here = plain.slice(from, from + count).filter((match) => !match.out)
        const ticked = here.filter((match) => match.ticked).length
        expect(ticks.stateOf(index)).toBe(ticked === 0 ? 'none' : ticked === here.length ? 'all' : 'some')
      })
      const { mode, matches } = ticks.choice()
      const chosen = plain.map((_, match) => match).filter((match) => matches.includes(match) === (mode === 'only'))
      expect(chosen).toEqual(plain.map((_, match) => match).filter((match) => plain[match]?.ticked))
      expect(matches.length).toBeLessThanOrEqual(total / 2 + 1)
    })
  )
})
