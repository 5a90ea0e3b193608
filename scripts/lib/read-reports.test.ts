import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPlaywright, readVitest } from './read-reports.mjs'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'claimdesk-reports-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

function write(name: string, report: unknown): string {
  const file = join(dir, name)
  writeFileSync(file, JSON.stringify(report))
  return file
}

const vitestReport = (changes: object = {}) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
  ...changes
})

describe('Vitest', () => {
  const notes = {
    skipped: [{ name: 'a > b', reason: 'no corpora' }],
    failed: [{ name: 'c', reason: 'expected 1' }],
    retried: [{ name: 'd', reason: '' }]
  }
  const read = (report: unknown, exitCode: number) =>
    readVitest(write('unit.json', report), write('notes.json', notes), exitCode)

  test('counts what passed, failed and was skipped, with the reasons', () => {
    expect(read(vitestReport({ numFailedTests: 1 }), 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 2,
      skips: ['a > b: no corpora'],
      failures: ['c: expected 1'],
      retried: ['d']
    })
  })

  test('a test file that does not load is a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(read(vitestReport({ testResults }), 1).failed).toBe(1)
  })

  test('a fault outside of every test is a failure', () => {
    expect(read(vitestReport(), 1).failed).toBe(1)
  })

  test('a failed test is counted once, although the runner ended badly too', () => {
    expect(read(vitestReport({ numFailedTests: 2 }), 1).failed).toBe(2)
  })

  test('no report is a failure, whatever the runner says', () => {
    expect(readVitest(join(dir, 'none.json'), join(dir, 'none.json'), 0).failed).toBe(1)
  })
})

describe('Playwright', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 }
  const skipped = {
    projectName: 'electron',
    status: 'skipped',
    annotations: [{ type: 'skip', description: 'no corpora' }],
    results: []
  }
  const passed = { projectName: 'electron', status: 'expected', annotations: [], results: [{}] }
  const error = { message: '\u001b[31mError\u001b[39m: no button\n  at line 1' }
  const flaky = { projectName: 'loopback', status: 'flaky', annotations: [], results: [{ error }, {}] }
  const failed = { projectName: 'loopback', status: 'unexpected', annotations: [], results: [{ error }, { error }] }
  const inner = { title: 'inner', specs: [{ title: 'imports', tests: [skipped, passed, flaky, failed] }] }
  const report = { stats, suites: [{ title: 'outer', suites: [inner] }] }

  test('counts what passed, failed and was skipped, with the reasons', () => {
    expect(readPlaywright(write('e2e.json', report), 1)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 1,
      skips: ['[electron] imports: no corpora'],
      failures: ['[loopback] imports: Error: no button'],
      retried: ['[loopback] imports: Error: no button']
    })
  })

  test('a runner that ended badly is a failure even if no test failed', () => {
    const green = { stats: { ...stats, unexpected: 0 }, suites: [] }
    expect(readPlaywright(write('e2e.json', green), 1).failed).toBe(1)
    expect(readPlaywright(join(dir, 'none.json'), 0).failed).toBe(1)
  })
})
