import { expect, it } from 'vitest'
import { run as runColumnsAndSpacy } from '../testing/conformance/columns-and-spacy'
import { run as runSeqeval } from '../testing/conformance/seqeval'
import { corpusNote, hasCorpus } from '../testing/corpora'

it.skipIf(!hasCorpus('seqeval'))(`tags mean what conlleval says${corpusNote('seqeval')}`, async () => {
  const lines: string[] = []
  expect(await runSeqeval((line) => lines.push(line)), lines.join('\n')).toBe(true)
})

it.skipIf(!hasCorpus('doccano'))(
  `columns and spaCy files that another program made agree with each other${corpusNote('doccano')}`,
  async () => {
    const lines: string[] = []
    expect(await runColumnsAndSpacy((line) => lines.push(line)), lines.join('\n')).toBe(true)
  }
)
