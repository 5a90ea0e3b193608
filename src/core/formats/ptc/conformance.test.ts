import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../testing/corpora'
import { run } from '../testing/conformance/propaganda'

it.skipIf(!hasCorpus('propaganda'))(
  `the Propaganda Techniques Corpus is read and written again${corpusNote('propaganda')}`,
  async () => {
    const lines: string[] = []
    expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
  }
)
