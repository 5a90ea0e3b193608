import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../corpora'
import { run } from './uima-cas'

it.skipIf(!hasCorpus('uima-cas'))(
  `the CAS cases say the same in JSON and XMI, and when we have written them${corpusNote('uima-cas')}`,
  async () => {
    const lines: string[] = []
    expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
  },
  60_000
)
