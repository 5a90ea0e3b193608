import { expect, test } from 'vitest'
import { choosablePolicies, fateOf } from './loss-words'

test('what is left out is lost, what is changed is approximated, else the format says', () => {
  expect(fateOf({ kind: 'approximated', policy: 'drop' })).toBe('lost')
  expect(fateOf({ kind: 'lost', policy: 'layers' })).toBe('approximated')
  expect(fateOf({ kind: 'lost', policy: 'outermost' })).toBe('lost')
  expect(fateOf({ kind: 'approximated', policy: 'keep' })).toBe('approximated')
  expect(fateOf({ kind: 'lost', policy: 'keep' })).toBe('lost')
})

test('what hangs on another choice has no policies to choose from', () => {
  const losses = [
    { feature: 'notes', policies: ['drop', 'refuse'] },
    { feature: 'text', policies: ['drop', 'refuse'] }
  ] as const
  const all = { includeNotes: true, includeText: true }
  expect(choosablePolicies('notes', losses, all)).toEqual(['drop', 'refuse'])
  expect(choosablePolicies('notes', losses, { ...all, includeNotes: false })).toEqual([])
  expect(choosablePolicies('text', losses, { ...all, includeText: false })).toEqual([])
  expect(choosablePolicies('tags', losses, all)).toEqual([])
})
