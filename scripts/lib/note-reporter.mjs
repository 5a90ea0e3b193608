// Vitest reporter: notes what the JSON report leaves out: which tests were skipped and why, which failed with what, and
// which passed at the second try only.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * @typedef {{ name: string, reason: string }} Note `reason` is one line, or empty
 * @typedef {{ skipped: Note[], failed: Note[], retried: Note[] }} Notes
 */

/** @param {readonly { message?: string }[] | undefined} errors @returns {string} the first line of the first error */
const firstLine = (errors) => errors?.[0]?.message?.split('\n', 1)[0] ?? ''

export class NoteReporter {
  /** @param {{ outputFile: string }} options */
  constructor({ outputFile }) {
    this.outputFile = outputFile
  }

  /** @param {readonly import('vitest/node').TestModule[]} testModules */
  onTestRunEnd(testModules) {
    /** @type {Notes} */
    const notes = { skipped: [], failed: [], retried: [] }
    for (const test of testModules.flatMap((testModule) => [...testModule.children.allTests()])) {
      const result = test.result()
      const name = `${test.module.relativeModuleId} > ${test.fullName}`
      if (result.state === 'skipped') notes.skipped.push({ name, reason: result.note ?? '' })
      if (result.state === 'failed') notes.failed.push({ name, reason: firstLine(result.errors) })
      if (result.state === 'passed' && (test.diagnostic()?.retryCount ?? 0) > 0) {
        notes.retried.push({ name, reason: firstLine(result.errors) })
      }
    }
    mkdirSync(dirname(this.outputFile), { recursive: true })
    writeFileSync(this.outputFile, JSON.stringify(notes))
  }
}
