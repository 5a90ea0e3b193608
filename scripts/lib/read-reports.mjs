// Reads the reports of the test runners.
import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} skips what was skipped and why, a line each
 *
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ title: string, tests: { status: string, projectName: string,
 *   annotations: { type: string, description?: string }[] }[] }} PlaywrightSpec
 */

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
const skipLine = (name, reason) => (reason ? `${name}: ${reason}` : name)

/**
 * @param {string} file Vitest's JSON report
 * @param {string} skipFile the report of skip-reporter.mjs
 * @param {number} exitCode the runner's
 * @returns {Tally}
 */
export function readVitest(file, skipFile, exitCode) {
  const none = { passed: 0, failed: 0, skipped: 0, skips: [] }
  if (!existsSync(file)) return withExitCode(none, exitCode || 1)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  /** @type {{ assertionResults: unknown[], status: string }[]} */
  const modules = report.testResults
  const broken = modules.filter((each) => each.status === 'failed' && each.assertionResults.length === 0).length
  /** @type {{ name: string, reason: string }[]} */
  const skips = existsSync(skipFile) ? JSON.parse(readFileSync(skipFile, 'utf8')) : []
  const tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    skips: skips.map(({ name, reason }) => skipLine(name, reason))
  }
  return withExitCode(tally, exitCode)
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function skipsIn(suite) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'skipped')
      .map(({ projectName, annotations }) => {
        const reason = annotations.find((each) => ['skip', 'fixme'].includes(each.type))?.description
        return skipLine(`[${projectName}] ${spec.title}`, reason)
      })
  )
  return [...own, ...(suite.suites ?? []).flatMap(skipsIn)]
}

/**
 * @param {string} file Playwright's JSON report
 * @param {number} exitCode the runner's
 * @returns {Tally}
 */
export function readPlaywright(file, exitCode) {
  const none = { passed: 0, failed: 0, skipped: 0, skips: [] }
  if (!existsSync(file)) return withExitCode(none, exitCode || 1)
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'))
  const tally = {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    skips: suites.flatMap(skipsIn)
  }
  return withExitCode(tally, exitCode)
}
