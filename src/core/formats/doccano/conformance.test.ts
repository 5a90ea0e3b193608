import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../testing/corpora'
import { run } from '../testing/conformance/doccano'

it.skipIf(!hasCorpus('doccano'))(
  `doccano's own examples are read and written again${corpusNote('doccano')}`,
  async () => {
    const lines: string[] = []
    expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
  }
)
