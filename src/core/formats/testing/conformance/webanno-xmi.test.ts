import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../corpora'
import { run } from './webanno-xmi'

it.skipIf(!hasCorpus('webanno-tsv3'))(
  `WebAnno’s XMI cases are read as they stand, and again when we have written them${corpusNote('webanno-tsv3')}`,
  async () => {
    const lines: string[] = []
    expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
  },
  60_000
)
