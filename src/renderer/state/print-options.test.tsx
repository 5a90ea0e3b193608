import { beforeEach, expect, test } from 'vitest'
import { readPrintOptions, storePrintOptions } from './print-options'

beforeEach(() => localStorage.clear())

test('what was printed last is proposed again', () => {
  storePrintOptions({ highlights: false, claims: true, notes: true })
  expect(readPrintOptions()).toEqual({ highlights: false, claims: true, notes: true })
})

test('what makes no sense is as by default', () => {
  for (const stored of ['{', 'null', '3', '{"highlights":"yes","claims":1}']) {
    localStorage.setItem('claimdesk.print', stored)
    expect(readPrintOptions(), stored).toEqual({ highlights: true, claims: false, notes: false })
  }
})
