import { expect, it } from 'vitest'
import { run } from '../testing/conformance/refi-qda'
import { corpusNote, hasCorpus } from '../testing/corpora'

it.skipIf(!hasCorpus('refi-qda'))(
  `projects and codebooks are valid by the standard, and others' are read and written again${corpusNote('refi-qda')}`,
  async () => {
    const lines: string[] = []
    expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
  },
  60_000
)
