import { describe, expect, test } from 'vitest'
import { highlightPriority, highlightRules, type HighlightLook } from './highlight-rules'

const look = (lane: number, hue: number | null = 95, labelIndex = 0): HighlightLook => ({
  kind: 'span',
  hue,
  lane,
  labelIndex
})
const declarations = (rule = '') => rule.slice(rule.lastIndexOf('{') + 1)

const HINTS = [
  { kind: 'current-suggestion' },
  { kind: 'warning' },
  { kind: 'suggestion' },
  { kind: 'cleared' }
] as const

describe('rules of highlights', () => {
  test('only what a highlight can change is set', () => {
    const allowed = /^(color|background-color|text-decoration|text-underline-offset)$/
    const others = [{ kind: 'masked' }, { kind: 'match' }, { kind: 'current-match' }, ...HINTS] as const
    for (const each of [look(0), look(3), { kind: 'gap', hue: 5 } as const, ...others]) {
      for (const rule of highlightRules('p::highlight(x)', each)) {
        const names = declarations(rule)
          .replaceAll('}', '')
          .split(';')
          .map((part) => part.split(':')[0]?.trim() ?? '')
        for (const name of names.filter((part) => part !== '')) expect(name).toMatch(allowed)
      }
    }
  })

  test('every lane has a line of its own, in place and in shape', () => {
    const lines = [0, 1, 2, 3].map((lane) => /underline (\S+ \S+)/.exec(highlightRules('x', look(lane))[0] ?? '')?.[1])
    const offsets = [0, 1, 2, 3].map((lane) => /offset: (\S+)/.exec(highlightRules('x', look(lane))[0] ?? '')?.[1])
    expect(new Set(lines).size).toBe(4)
    expect(new Set(offsets).size).toBe(4)
  })

  test('without colours, labels differ by the shape of their line', () => {
    const shapes = [0, 1, 2, 3, 4].map((index) => highlightRules('x', look(0, 95, index))[1])
    expect(new Set(shapes).size).toBe(5)
  })

  test('an unknown label is grey, not the colour of a hue', () => {
    expect(highlightRules('x', look(0, null))[0]).toContain('oklch(0.62 0 0)')
  })

  test('hints are told apart by the shape of their line, also without colours', () => {
    for (const rule of [0, 1]) {
      const shapes = HINTS.map((hint) => /underline (\S+ \S+)/.exec(highlightRules('x', hint)[rule] ?? '')?.[1])
      expect(new Set(shapes).size).toBe(HINTS.length)
    }
  })

  test('what was found lies over warnings, those over the front, that over the lanes behind, those over what is faint', () => {
    const [current, warning, suggestion, cleared] = HINTS
    const over = [{ kind: 'current-match' }, { kind: 'match' }, current, warning] as const
    const below = [{ kind: 'gap', hue: 1 }, suggestion, cleared, { kind: 'masked' }] as const
    const order = [...over, look(0), look(1), look(2), look(3), ...below]
    const priorities = order.map(highlightPriority)
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a))
    expect(new Set(priorities).size).toBe(order.length)
    expect(priorities.every(Number.isInteger)).toBe(true)
  })
})
