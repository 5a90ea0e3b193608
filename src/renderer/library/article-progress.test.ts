import { expect, test } from 'vitest'
import type { ArticleSummary } from '../../api/views'
import { articleProgress } from './article-progress'

const summary = (status: ArticleSummary['status'], claims: number, decided: number) =>
  ({ status, counts: { spans: 0, claims, decided, documentLabels: 0 } }) as ArticleSummary

test.each([
  [summary('todo', 0, 0), { ratio: 0, done: false, claims: '0 claims', description: 'to do' }],
  [
    summary('in-progress', 4, 1),
    { ratio: 0.25, done: false, claims: '4 claims', description: 'in progress, 1 with a verdict' }
  ],
  [summary('done', 1, 0), { ratio: 1, done: true, claims: '1 claim', description: 'done, 0 with a verdict' }]
])('progress of %j', (given, expected) => {
  expect(articleProgress(given)).toEqual(expected)
})
