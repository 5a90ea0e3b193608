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
  const read = (report: unknown, exitCode: number) =>
    readVitest(write('unit.json', report), write('skips.json', [{ name: 'a > b', reason: 'no corpora' }]), exitCode)

  test('counts what passed, failed and was skipped, with the reasons', () => {
    expect(read(vitestReport(), 0)).toEqual({ passed: 3, failed: 0, skipped: 2, skips: ['a > b: no corpora'] })
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
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 1 }
  const skipped = {
    projectName: 'electron',
    status: 'skipped',
    annotations: [{ type: 'skip', description: 'no corpora' }]
  }
  const passed = { projectName: 'electron', status: 'expected', annotations: [] }
  const inner = { title: 'inner', specs: [{ title: 'imports', tests: [skipped, passed] }] }
  const report = { stats, suites: [{ title: 'outer', suites: [inner] }] }

  test('counts what passed, failed and was skipped, with the reasons', () => {
    const skips = ['[electron] imports: no corpora']
    expect(readPlaywright(write('e2e.json', report), 0)).toEqual({ passed: 5, failed: 0, skipped: 1, skips })
  })

  test('a runner that ended badly is a failure even if no test failed', () => {
    expect(readPlaywright(write('e2e.json', report), 1).failed).toBe(1)
    expect(readPlaywright(join(dir, 'none.json'), 0).failed).toBe(1)
  })
})
