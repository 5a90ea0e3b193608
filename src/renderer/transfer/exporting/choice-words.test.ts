import { expect, test } from 'vitest'
import { summaryLine } from './choice-words'
import { FIRST_CHOICE } from './export-choice'
import type { ExportChoice } from './export-choice'

const names = {
  labels: new Map([
    ['claim', 'Claim'],
    ['loaded', 'Loaded'],
    ['quantity', 'Quantity'],
    ['opinion', 'Opinion']
  ]),
  people: new Map([
    ['mk', 'Mira'],
    ['jo', 'Jo']
  ])
}

test.each<[Partial<ExportChoice>, string]>([
  [{}, 'My annotations, all labels'],
  [{ layers: 'final', labels: ['claim'] }, 'Final annotations, Claim'],
  [{ labels: ['claim', 'loaded', 'quantity'] }, 'My annotations, 3 of 4 labels'],
  [{ labels: [] }, 'My annotations, no label'],
  [{ layers: 'all' }, 'Everybody’s annotations, all labels'],
  [{ layers: 'all', people: ['mk', 'jo'] }, 'Annotations of Mira and Jo, all labels'],
  [{ people: ['jo'] }, 'My annotations, all labels'],
  [{ status: ['todo', 'done'] }, 'My annotations, all labels, articles to do or done'],
  [{ from: '2026-11-01' }, 'My annotations, all labels, changed since 1 Nov 2026'],
  [{ to: '2026-11-22' }, 'My annotations, all labels, changed until 22 Nov 2026'],
  [{ from: '2026-11-22', to: '2026-11-22' }, 'My annotations, all labels, changed on 22 Nov 2026'],
  [{ from: '2026-11-01', to: '2026-11-22' }, 'My annotations, all labels, changed from 1 Nov 2026 to 22 Nov 2026']
])('%j in one line: %s', (chosen, line) => {
  expect(summaryLine({ ...FIRST_CHOICE, ...chosen }, names)).toBe(line)
})
