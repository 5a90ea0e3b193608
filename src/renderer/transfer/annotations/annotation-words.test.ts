import { expect, test } from 'vitest'
import type { DocumentPreview } from '../../../api/transfer-views'
import { documentWords, goalWords, placeWords, problemsText, recognitionWords, totalsWords } from './annotation-words'
import { readingGroups } from './reading-groups'
import { PREVIEW } from './testing/fake-annotations'

const NOTHING = { ...PREVIEW.totals, articles: 0, spans: 0 }

test('totals in a sentence: what would be added, what was, and what is there', () => {
  const many = { ...PREVIEW.totals, spans: 1200, claims: 2, relations: 1, labels: 3, there: 4 }
  expect(totalsWords(many)).toMatch(
    /^1\s?200 highlights, 2 claims and 1 relation, with 1 article and 3 new labels would be added\. 4 annotations are there already\.$/
  )
  expect(totalsWords(PREVIEW.totals, true)).toBe('Added: 1 highlight, with 1 article.')
  expect(totalsWords(NOTHING)).toBe('There is nothing to add.')
  expect(totalsWords({ ...NOTHING, there: 1 }, true)).toBe('Nothing was added. 1 annotation is there already.')
})

test('how sure the format is', () => {
  expect(recognitionWords(PREVIEW, false)).toBe('The files look like it.')
  const both = [{ format: 'csv', sure: 'maybe' } as const, { format: 'brat', sure: 'maybe' } as const]
  expect(recognitionWords({ ...PREVIEW, recognised: both }, true)).toContain('1 other format may know them, too.')
  expect(recognitionWords({ ...PREVIEW, format: 'w3c' }, true)).toContain('do not look like it')
  expect(recognitionWords({ ...PREVIEW, format: null, recognised: [] }, false)).toContain('No format knows')
})

test('where a document goes and what it brings', () => {
  const document: DocumentPreview = {
    key: 'one',
    name: 'one',
    title: 'One',
    target: { kind: 'binned', id: 'x', title: 'First' },
    spans: 2,
    claims: 0,
    documentLabels: 0,
    relations: 1,
    bookmarks: 0,
    there: 2,
    leftOut: false
  }
  expect(goalWords(document)).toBe('The article “First” comes back from the bin')
  expect(goalWords({ ...document, target: { kind: 'new' } })).toBe('Becomes a new article')
  expect(documentWords(document)).toBe('2 highlights, 1 relation; 2 annotations there already')
})

test('a problem names its file, line and place, and copies as one line', () => {
  const problem = { file: 'one.ann', line: 5, place: 'T9', message: 'Two\nlines\tand a tab.' }
  expect(placeWords(problem)).toBe('one.ann, line 5, T9')
  expect(placeWords({ ...problem, file: null, line: null, place: '' })).toBe('')
  expect(problemsText([problem]).split('\n')[1]).toBe('one.ann\t5\tT9\tTwo lines and a tab.')
})

test('the same decision in several files is told once', () => {
  const setting = { id: 'p', name: 'Positions', description: '', choices: [{ id: 'utf16', name: 'UTF-16' }] }
  const reading = { setting: 'p', chosen: 'utf16', evidence: 'the words agree' }
  const found = readingGroups(
    [
      { ...reading, file: 'a' },
      { ...reading, file: 'b' }
    ],
    setting
  )
  expect(found).toEqual([{ chosen: 'UTF-16', evidence: 'the words agree', files: ['a', 'b'] }])
})
