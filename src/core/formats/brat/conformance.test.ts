import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../testing/corpora'
import { run } from '../testing/conformance/brat'

it.skipIf(!hasCorpus('brat'))(`brat's own corpora are read and written again${corpusNote('brat')}`, async () => {
  const lines: string[] = []
  expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
})
