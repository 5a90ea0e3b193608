import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Lint } from '../../src/core/lint/lint'
import { LINT_RULE_IDS } from '../../src/core/lint/lint'
import { EVIDENCE_RULE } from '../../src/core/lint/lint-evidence'
import { readLintSampleOptions, sampleOf, tabulate } from './lint-sample.mjs'
import { root } from './paths.mjs'

const TEXT = 'one two\nthree four five six seven eight nine ten'
const lintAt = (start: number, rule: Lint['rule'] = 'superlative'): Lint => ({
  rule,
  start,
  end: start + 3,
  quote: TEXT.slice(start, start + 3),
  message: 'Why.',
  suggestion: null,
  detail: {}
})
const articles = [
  { article: 'a', text: TEXT, lints: [lintAt(0), lintAt(4), lintAt(8), lintAt(14), lintAt(0, 'name-forms')] },
  { article: 'b', text: '', lints: [] }
]

describe('counting and sampling findings', () => {
  it('counts articles, hits and hits in a thousand words', () => {
    expect(tabulate(articles, ['superlative', 'quote-balance'])).toEqual([
      { rule: 'superlative', articles: 1, hits: 4, per1000: '400.00' },
      { rule: 'quote-balance', articles: 0, hits: 0, per1000: '0.00' }
    ])
  })

  it('one seed draws one sample, without repetition; another draws another', () => {
    const starts = (seed: number, count: number) =>
      sampleOf(articles, 'superlative', seed, count).map(({ start }) => start)
    expect(starts(1, 4)).toEqual(starts(1, 4))
    expect([...starts(1, 4)].sort((a, b) => a - b)).toEqual([0, 4, 8, 14])
    expect(starts(1, 2)).toEqual(starts(1, 4).slice(0, 2))
    expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => starts(seed, 4).join())).size).toBeGreaterThan(1)
  })

  it('shows a hit in its context on one line', () => {
    const [hit] = sampleOf([{ article: 'a', text: TEXT, lints: [lintAt(4)] }], 'superlative', 1, 1)
    expect(hit).toMatchObject({ article: 'a', start: 4, end: 7, before: 'one ', quote: 'two', message: 'Why.' })
    expect(hit?.after.startsWith(' ¶ three')).toBe(true)
  })

  it('says which numbers it takes', () => {
    const given = { count: '20', rule: [], corpus: 'propaganda' }
    expect(readLintSampleOptions({ ...given, seed: '7' })).toMatchObject({ seed: 7, count: 20 })
    expect(() => readLintSampleOptions({ ...given, seed: 'x' })).toThrow('--seed 7')
  })
})

describe('the page about linters', () => {
  const page = readFileSync(join(root, 'docs/linters.md'), 'utf8')
  const judged = JSON.parse(readFileSync(join(root, 'docs/linters-judged.json'), 'utf8')) as {
    seed: number
    judgements: { rule: string; judgement: string; start: number; end: number }[]
  }

  it('has a section for every rule, with what it does not do and when to dismiss it', () => {
    const sections = page.split('\n## ')
    for (const id of [...LINT_RULE_IDS, EVIDENCE_RULE.id]) {
      const section = sections.find((each) => new RegExp(`^${id}(?:\n|:)`, 'u').test(each)) ?? ''
      for (const part of ['**Looks for**', '**Why.**', '**Example.**', '**Does not**', '**Dismiss**']) {
        expect(section, id).toContain(part)
      }
    }
  })

  it('its table says what was judged', () => {
    expect(page).toContain(`--seed ${judged.seed}`)
    for (const id of LINT_RULE_IDS) {
      const of = judged.judgements.filter(({ rule }) => rule === id)
      const counts = ['right', 'wrong', 'arguable'].map(
        (name) => of.filter(({ judgement }) => judgement === name).length
      )
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(of.length)
      const cells = page
        .split('\n')
        .find((line) => line.startsWith(`| ${id} `))
        ?.split('|')
        .slice(5, 9)
        .map((cell) => cell.trim())
      expect(cells, id).toEqual(
        [of.length, ...counts]
          .map((count) => (of.length > 0 || count !== 0 ? String(count) : '–'))
          .map((cell, index) => (index === 0 && of.length === 0 ? '0' : cell))
      )
    }
  })
})
