import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  exitCodeOf,
  inexactVersions,
  installScripts,
  judgeAudit,
  lockProblems,
  shippedPaths,
  strangersIn
} from './audit.mjs'
import { root } from './paths.mjs'

const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as never
const integrity = 'sha512-AAAA'
const LOCK = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { tide: '1.2.3' }, devDependencies: { pier: '2.0.0' } },
    'node_modules/tide': { version: '1.2.3', integrity },
    'node_modules/tide/node_modules/ebb': { version: '0.1.0', integrity },
    'node_modules/pier': { version: '2.0.0', integrity, dev: true }
  }
}
const MANIFEST = { name: 'made-up', dependencies: { tide: '1.2.3' }, devDependencies: { pier: '2.0.0' } }

describe('X9: this project', () => {
  test('has exact versions, a lock file in step that names no address, and no scripts among what ships', () => {
    expect(inexactVersions(readJson('package.json'))).toEqual([])
    expect(lockProblems(readJson('package.json'), readJson('package-lock.json'))).toEqual([])
    expect(installScripts(readJson('package-lock.json'))).toEqual([])
  })
})

describe('X9: versions and the lock file', () => {
  test.each([
    '^1.2.3',
    '~1.2.3',
    '1.2',
    '1.x',
    '*',
    '',
    'latest',
    '>=1.2.3',
    '1.2.3 || 2.0.0',
    'file:../tide',
    'npm:a@1'
  ])('a version “%s” is not exact', (version) => {
    expect(inexactVersions({ name: 'x', dependencies: { tide: version } })).toEqual([`tide ${version}`])
  })

  test('a lock file in step has no problems', () => {
    expect(lockProblems(MANIFEST, LOCK)).toEqual([])
  })

  test.each<[string, object, string]>([
    ['another version is locked', { 'node_modules/tide': { version: '1.2.4', integrity } }, 'locked is 1.2.4'],
    ['a package is not locked', { 'node_modules/tide': undefined }, 'locked is nothing'],
    ['the lock file asks for more', { '': { dependencies: { tide: '1.2.3', ebb: '1.0.0' } } }, 'ebb: package.json'],
    ['an address is named', { 'node_modules/x': { integrity, resolved: 'https://example.org/x.tgz' } }, 'the address'],
    ['there is no hash', { 'node_modules/x': { version: '1.0.0' } }, 'has no SHA-512'],
    ['the hash is a weak one', { 'node_modules/x': { integrity: 'sha1-AAAA' } }, 'has no SHA-512'],
    ['a folder is linked', { 'node_modules/x': { link: true } }, 'is a link']
  ])('%s', (_name, packages, told) => {
    const entries = Object.entries({ ...LOCK.packages, ...packages }).filter(([, entry]) => entry !== undefined)
    const found = lockProblems(MANIFEST, { lockfileVersion: 3, packages: Object.fromEntries(entries) })
    expect(found.join('\n')).toContain(told)
  })

  test('what ships is what is no tool, and Electron', () => {
    expect([...shippedPaths(LOCK)]).toEqual([
      'node_modules/tide',
      'node_modules/tide/node_modules/ebb',
      'node_modules/electron'
    ])
    const hasInstallScript = true
    const scripts = { 'node_modules/tide': { hasInstallScript }, 'node_modules/pier': { hasInstallScript, dev: true } }
    expect(installScripts({ lockfileVersion: 3, packages: scripts })).toEqual(['node_modules/tide'])
  })

  test('a tool in the bundles is a stranger', () => {
    const sources = [
      '../../src/main/index.ts',
      '../../node_modules/tide/index.js',
      '../../node_modules/tide/node_modules/ebb/lib/a.js',
      '../../node_modules/pier/index.js',
      '../../node_modules/@quay/wall/a.js'
    ]
    expect(strangersIn(sources, shippedPaths(LOCK))).toEqual(['node_modules/@quay/wall', 'node_modules/pier'])
  })
})

describe('X9: the answer of npm audit', () => {
  const answer = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities }, null, 2)
  const fault = (name: string, severity: string, nodes: string[]) => ({
    [name]: { name, severity, isDirect: true, via: [{ title: 'Ebbs too early' }], effects: [], range: '<2', nodes }
  })
  const shipped = shippedPaths(LOCK)

  test.each(['high', 'critical'])('a %s fault in what ships fails', (severity) => {
    expect(judgeAudit(answer(fault('tide', severity, ['node_modules/tide'])), shipped)).toEqual({
      status: 'failed',
      lines: [`${severity}, ships: tide (Ebbs too early)`]
    })
    expect(judgeAudit(answer(fault('electron', severity, ['node_modules/electron'])), shipped).status).toBe('failed')
    expect(judgeAudit(answer(fault('nowhere', severity, [])), shipped).status).toBe('failed')
  })

  test('others are told and do not fail', () => {
    const faults = {
      ...fault('tide', 'moderate', ['node_modules/tide']),
      ...fault('pier', 'critical', ['node_modules/pier'])
    }
    expect(judgeAudit(answer(faults), shipped)).toEqual({
      status: 'passed',
      lines: ['moderate, ships: tide (Ebbs too early)', 'critical, does not ship: pier (Ebbs too early)']
    })
    expect(judgeAudit(`npm warn something\n${answer({})}\nnpm notice`, shipped)).toEqual({
      status: 'passed',
      lines: []
    })
  })

  test.each([
    ['nothing', ''],
    ['an error of the registry', JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405, error: {} })],
    ['an error of npm', JSON.stringify({ error: { code: 'ENOLOCK', summary: 'needs a lock file', detail: '' } })],
    ['a page', '<html>Sign in</html>'],
    ['half a report', '{"auditReportVersion":2,"vulnerabilities":{'],
    ['a report of another version', JSON.stringify({ auditReportVersion: 3, vulnerabilities: {} })],
    ['an empty object', '{}']
  ])('%s is no success: it was not done', (_name, given) => {
    const { status, lines } = judgeAudit(given, shipped)
    expect(status).toBe('not-done')
    expect(lines[0]).toMatch(/^NOT DONE/)
  })
})

test.each<readonly [number, readonly string[][], 'passed' | 'failed' | 'not-done']>([
  [0, [[], []], 'passed'],
  [1, [[], ['tide 1.x']], 'passed'],
  [1, [[], ['tide 1.x']], 'not-done'],
  [1, [[], []], 'failed'],
  [2, [[], []], 'not-done']
])('X9: the audit ends with %i for %j and “%s”', (code, problems, status) => {
  expect(exitCodeOf(problems, status)).toBe(code)
})
