import { describe, expect, test } from 'vitest'
import { articleUpdate } from '../../core/commands/command'
import { fieldPatch, fieldProblem } from './article-fields'
import type { ArticleField } from './article-fields'

describe('details of an article', () => {
  test.each<[ArticleField, string, boolean]>([
    ['title', 'Harbour', true],
    ['title', '   ', false],
    ['url', '', true],
    ['url', 'https://example.org/a', true],
    ['url', 'javascript:alert(1)', false],
    ['url', 'example.org', false],
    ['publishedAt', '', true],
    ['publishedAt', '2024-08', true],
    ['publishedAt', '2024-02-30', false],
    ['publishedAt', '2024-13', false],
    ['publishedAt', '22 August', false],
    ['language', 'en-GB', true],
    ['language', '', false],
    ['language', 'english language', false],
    ['publisher', 'x'.repeat(2001), false]
  ])('%s may be %j: %s', (field, text, fits) => {
    expect(fieldProblem(field, text) === null).toBe(fits)
  })

  test('what passes the check fits the command', () => {
    for (const [field, text] of [
      ['url', ''],
      ['title', ' Harbour '],
      ['publishedAt', '2024']
    ] as const) {
      const command = { type: 'article.update', article: '0123456789abcdef', patch: fieldPatch(field, text) }
      expect(articleUpdate.safeParse(command).success).toBe(true)
    }
    expect(fieldPatch('url', ' ')).toEqual({ url: null })
    expect(fieldPatch('title', ' Harbour ')).toEqual({ title: 'Harbour' })
  })
})
