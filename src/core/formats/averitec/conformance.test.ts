import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../testing/corpora'
import { run } from '../testing/conformance/averitec'

it.skipIf(!hasCorpus('averitec'))(`the data set's own claims come back equal${corpusNote('averitec')}`, async () => {
  const lines: string[] = []
  expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
})
