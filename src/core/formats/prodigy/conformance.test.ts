import { expect, it } from 'vitest'
import { run } from '../testing/conformance/prodigy'
import { corpusNote, hasCorpus } from '../testing/corpora'

it.skipIf(!hasCorpus('prodigy'))(`rows of Prodigy are read and written again${corpusNote('prodigy')}`, async () => {
  const lines: string[] = []
  expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
})
