import { describe, expect, it } from 'vitest'
import { run as runAdjudication } from '../testing/conformance/adjudication'
import { run as runCases } from '../testing/conformance/webanno-tsv3'
import { corpusNote, hasCorpus } from '../testing/corpora'

const CHECKS = { 'webanno-tsv3': runCases, adjudication: runAdjudication }

describe.each(Object.entries(CHECKS))('the test corpus %s', (name, run) => {
  it.skipIf(!hasCorpus(name))(
    `is read, compared and written again without a difference${corpusNote(name)}`,
    async () => {
      const lines: string[] = []
      const holds = await run((line) => lines.push(line))
      expect(lines.filter((line) => line.includes('DIFFERENCE'))).toEqual([])
      expect(holds).toBe(true)
    }
  )
})
