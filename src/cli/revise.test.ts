import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { VersionReport } from '../api/version-views'
import { run } from './testing/run'

const ARTICLE = '0123456789abcdef'
const none = { kept: 0, moved: 0, changed: 0, orphan: 0, found: 0 }
const report: VersionReport = {
  article: ARTICLE,
  title: 'Night ferry',
  outcome: 'new',
  duplicateOf: null,
  number: 2,
  file: { name: 'ferry-2.txt', bytes: 10, isText: true, encoding: null },
  before: { characters: 10, words: 2, paragraphs: 1 },
  after: { characters: 12, words: 3, paragraphs: 1 },
  sameText: false,
  changes: 1,
  spans: { ...none, kept: 3, moved: 1, orphan: 1 },
  bookmarks: none,
  parts: none,
  fates: [
    {
      id: 's',
      record: 'span',
      label: 'claim',
      fate: 'orphan',
      before: 'nobody\nwas hurt',
      after: null,
      start: 4,
      newStart: null,
      reason: 'gone'
    }
  ],
  moreFates: false,
  fields: [],
  others: [{ person: 'Ben', annotations: 2 }]
}

let folder: string
let filled: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-revise-'))
  filled = join(folder, 'library')
  mkdirSync(filled)
  writeFileSync(join(filled, 'library.json'), '{}')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('revise', () => {
  test('says what became of everything, and what other people have', async () => {
    const revise = vi.fn(async () => report)
    const done = await run(['revise', ARTICLE, join(folder, 'ferry-2.txt'), '--library', filled], { local: { revise } })
    expect(revise).toHaveBeenCalledWith(ARTICLE, join(folder, 'ferry-2.txt'), { dryRun: false })
    expect(done.code).toBe(0)
    expect(done.stdout.split('\n')).toEqual([
      `now version 2  ${ARTICLE}  Night ferry`,
      'highlights  3 kept, 1 moved, 0 changed, 0 found again, 1 orphaned',
      'bookmarks   0 kept, 0 moved, 0 changed, 0 found again, 0 orphaned',
      'parts       0 kept, 0 moved, 0 changed, 0 found again, 0 orphaned',
      'orphaned  span  “nobody was hurt”',
      ''
    ])
    expect(done.stderr).toContain('Ben has 2 annotations here')
    expect(done.open).toHaveBeenCalledWith(expect.objectContaining({ readOnly: false }))
  })

  test('a dry run opens the library for reading only; JSON is the report', async () => {
    const revise = vi.fn(async () => report)
    const argv = ['revise', ARTICLE, 'ferry-2.txt', '--dry-run', '--json', '--library', filled]
    const done = await run(argv, { local: { revise } })
    expect(revise).toHaveBeenCalledWith(ARTICLE, expect.stringMatching(/ferry-2\.txt$/), { dryRun: true })
    expect(done.open).toHaveBeenCalledWith(expect.objectContaining({ readOnly: true }))
    expect(JSON.parse(done.stdout)).toEqual(report)
    expect(existsSync(join(filled, 'articles'))).toBe(false)
  })

  test('a file that is there already is said so and is no fault', async () => {
    const duplicate = {
      ...report,
      outcome: 'duplicate' as const,
      duplicateOf: { article: ARTICLE, title: 'Night ferry', version: 1 }
    }
    const done = await run(['revise', ARTICLE, 'a.txt', '--library', filled], {
      local: { revise: async () => duplicate }
    })
    expect([done.code, done.stdout]).toEqual([0, `already there  ${ARTICLE}  version 1 of “Night ferry”\n`])
  })
})
