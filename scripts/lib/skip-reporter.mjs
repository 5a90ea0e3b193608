// Vitest reporter: notes which tests were skipped and why, which the JSON report leaves out.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export class SkipReporter {
  /** @param {{ outputFile: string }} options */
  constructor({ outputFile }) {
    this.outputFile = outputFile
  }

  /** @param {readonly import('vitest/node').TestModule[]} testModules */
  onTestRunEnd(testModules) {
    const skipped = testModules
      .flatMap((testModule) => [...testModule.children.allTests('skipped')])
      .map((test) => {
        const result = test.result()
        return { name: test.fullName, reason: result.state === 'skipped' ? (result.note ?? '') : '' }
      })
    mkdirSync(dirname(this.outputFile), { recursive: true })
    writeFileSync(this.outputFile, JSON.stringify(skipped))
  }
}
