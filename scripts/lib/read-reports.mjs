// Reads the reports of the test runners.
import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} skips what was skipped and why, a line each
 * @property {string[]} failures what failed and with what, a line each
 * @property {string[]} retried what passed at the second try only, a line each
 *
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ status: string, projectName: string, annotations: { type: string, description?: string }[],
 *   results: { error?: { message?: string } }[] }} PlaywrightTest
 * @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec
 */

/** @type {Tally} */
const NONE = { passed: 0, failed: 0, skipped: 0, skips: [], failures: [], retried: [] }

/**
 * A runner that ended badly without a failed test to show for it (a file that did not load, a fault outside of tests,
 * a crash before the report) counts as one failure: nothing red may look green.
 * @param {Tally} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
function withExitCode(tally, exitCode) {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** @param {string} name @param {string | undefined} reason */
const noteLine = (name, reason) => (reason ? `${name}: ${reason}` : name)

/**
 * @param {string} file Vitest's JSON report
 * @param {string} noteFile the report of note-reporter.mjs
 * @param {number} exitCode the runner's
 * @returns {Tally}
 */
export function readVitest(file, noteFile, exitCode) {
  if (!existsSync(file)) return withExitCode(NONE, exitCode || 1)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  /** @type {{ assertionResults: unknown[], status: string }[]} */
  const modules = report.testResults
  const broken = modules.filter((each) => each.status === 'failed' && each.assertionResults.length === 0).length
  /** @type {Partial<import('./note-reporter.mjs').Notes>} */
  const notes = existsSync(noteFile) ? JSON.parse(readFileSync(noteFile, 'utf8')) : {}
  /** @param {import('./note-reporter.mjs').Note[]} list */
  const lines = (list = []) => list.map(({ name, reason }) => noteLine(name, reason))
  const tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    skips: lines(notes.skipped),
    failures: lines(notes.failed),
    retried: lines(notes.retried)
  }
  return withExitCode(tally, exitCode)
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string} status
 * @param {(test: PlaywrightTest) => string | undefined} reasonOf
 * @returns {string[]} a line for every test that ended so
 */
function endedAs(suite, status, reasonOf) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === status)
      .map((test) => noteLine(`[${test.projectName}] ${spec.title}`, reasonOf(test)))
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => endedAs(inner, status, reasonOf))]
}

/** @param {PlaywrightTest} test */
const whySkipped = ({ annotations }) => annotations.find((each) => ['skip', 'fixme'].includes(each.type))?.description

/** @param {PlaywrightTest} test what the first try that failed said, in one line */
const whyFailed = ({ results }) =>
  results
    .find((result) => result.error)
    // eslint-disable-next-line no-control-regex -- the runner colours its messages
    ?.error?.message?.replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n', 1)[0]

/**
 * @param {string} file Playwright's JSON report
 * @param {number} exitCode the runner's
 * @returns {Tally}
 */
export function readPlaywright(file, exitCode) {
  if (!existsSync(file)) return withExitCode(NONE, exitCode || 1)
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'))
  /** @param {string} status @param {(test: PlaywrightTest) => string | undefined} reasonOf @returns {string[]} */
  const inAll = (status, reasonOf) =>
    suites.flatMap((/** @type {PlaywrightSuite} */ suite) => endedAs(suite, status, reasonOf))
  const tally = {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    skips: inAll('skipped', whySkipped),
    failures: inAll('unexpected', whyFailed),
    retried: inAll('flaky', whyFailed)
  }
  return withExitCode(tally, exitCode)
}
