import { expect, test } from 'vitest'
import { PLAIN_READING } from '../../../api/import-params'
import { readImportDraft, removeImportDraft, writeImportDraft } from './import-draft'
import type { DraftStorage } from './import-draft'
import { EMPTY_DRAFT } from './import-edits'

function memoryStorage(): DraftStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key)
  }
}

const DRAFT = {
  edits: { 'file.17': { ticked: false, fields: { title: 'Mine' }, leaveOut: [{ start: 3, end: 9 }] } },
  settings: { file: { ...PLAIN_READING, encoding: 'big5' } }
}

test('D11: what a person did to an import is there again after a reload', () => {
  const storage = memoryStorage()
  expect(writeImportDraft(storage, 'one', DRAFT)).toBe(true)
  expect(readImportDraft(storage, 'one')).toEqual(DRAFT)
  expect(readImportDraft(storage, 'two')).toEqual(EMPTY_DRAFT)
  writeImportDraft(storage, 'one', EMPTY_DRAFT)
  expect(storage.kept.size).toBe(0)
})

test('what is no draft of ours is none, and a full storage is told', () => {
  const storage = memoryStorage()
  storage.setItem('claimdesk.import-draft.one', '{"edits":{"a":{"ticked":"maybe"}}}')
  expect(readImportDraft(storage, 'one')).toEqual(EMPTY_DRAFT)
  storage.setItem('claimdesk.import-draft.one', '{')
  expect(readImportDraft(storage, 'one')).toEqual(EMPTY_DRAFT)
  const closed: DraftStorage = {
    getItem: () => fail(),
    setItem: () => fail(),
    removeItem: () => fail()
  }
  expect(readImportDraft(closed, 'one')).toEqual(EMPTY_DRAFT)
  expect(writeImportDraft(closed, 'one', DRAFT)).toBe(false)
  expect(removeImportDraft(closed, 'one')).toBe(false)
})

function fail(): never {
  throw new DOMException('closed', 'SecurityError')
}
