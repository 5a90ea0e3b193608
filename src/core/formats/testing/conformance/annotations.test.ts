import { expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../corpora'
import { run as runAnchoring } from './anchoring'
import { run as runSeed } from './seed'

const checked = async (run: typeof runSeed): Promise<void> => {
  const lines: string[] = []
  expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
}

it.skipIf(!hasCorpus('anchoring'))(
  `annotations of a browser are found in the pages they were made in${corpusNote('anchoring')}`,
  () => checked(runAnchoring)
)

it.skipIf(!hasCorpus('seed'))(
  `claims stated by hand keep their code points and words in every format that counts them${corpusNote('seed')}`,
  () => checked(runSeed)
)
