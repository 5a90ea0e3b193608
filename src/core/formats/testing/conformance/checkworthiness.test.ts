import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../corpora'
import { run } from './checkworthiness'

it.skipIf(!hasCorpus('checkworthiness'))(
  `every sentence of CheckThat! is read with its label${corpusNote('checkworthiness')}`,
  async () => {
    const lines: string[] = []
    expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
  },
  60_000
)
