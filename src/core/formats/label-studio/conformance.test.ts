import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../testing/corpora'
import { run } from '../testing/conformance/label-studio'

const name = `Label Studio's own examples are read and written again${corpusNote('label-studio')}`
it.skipIf(!hasCorpus('label-studio'))(name, async () => {
  const lines: string[] = []
  expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
})
