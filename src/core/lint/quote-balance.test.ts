import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'quote-balance'

describe('quotation marks without a partner', () => {
  it.each([
    ['curly, not closed', 'He said: “We will go. Then he left.', '“We will go.'],
    ['curly, not opened', 'We will go,” he said.', 'go,”'],
    ['straight, not closed', 'He said: "We will go. Then he left.', '"We will go.'],
    ['opened twice', '“We will “go now,” he said.', '“We will'],
    ['not closed, and the next paragraph does not go on', '“We will go.\nHe left.', '“We will go.'],
    ['ends with another mark', 'He called it “a joke’ and left.', '“a joke’ and']
  ])('%s', (_what, text, quote) => expect(quotes(RULE, text)).toEqual([quote]))

  it('says which side is alone', () => {
    expect(firstLint(RULE, '“We will go.').detail).toEqual({ side: 'opens' })
    expect(firstLint(RULE, 'We will go.”').detail).toEqual({ side: 'closes' })
  })

  it('a quotation that goes over paragraphs without opening again is told once', () => {
    expect(quotes(RULE, 'He said: “We will go.\nNobody will stop us.\nWe are many.”\nHe left.')).toEqual([
      '“We will go.'
    ])
  })

  it.each([
    ['balanced', '“We will go,” he said, “and soon.”'],
    ['over sentences', '“We will go. Nobody will stop us.”'],
    ['straight', '"We will go," he said, "and soon."'],
    ['over paragraphs that open again', '“We will go.\n“Nobody will stop us.”'],
    ['over paragraphs with blank lines', '“We will go.\n\n“Nobody will stop us.\n\n“We are many.”'],
    ['one sentence a line, with blank lines between paragraphs', '“We will go.\nNobody will stop us.”\n\nHe left.'],
    ['dots for what was left out', '“We will go.\n[…] “We are many.”'],
    ['dots within a paragraph', '“We will go. […] “We are many.”'],
    ['apostrophes', "It’s the ’90s, and the brothers’ boat isn’t theirs. 'Tis so."],
    ['inches', 'A 12" pipe and a man of 6\'2".'],
    ['a nested quotation with the same marks', '“He said “no” and left.”'],
    ['a nested quotation', '“He said ‘no’ and left.”'],
    ['brackets', 'He went (“in a hurry”) home.']
  ])('leaves alone: %s', (_what, text) => expect(quotes(RULE, text)).toEqual([]))
})
