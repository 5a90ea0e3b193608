import { afterEach, expect, it } from 'vitest'
import { WHOLE_EXPORT } from '../../api/export-params'
import { averitecFormat } from '../../core/formats/averitec'
import { corpusNote, hasCorpus, readCorpus } from '../../core/formats/testing/corpora'
import { removeTestFolders } from '../testing/test-backend'
import { openTestLibrary } from '../testing/test-library'
import type { TestLibrary } from '../testing/test-library'
import { exportInput } from './export-documents'
import { importText } from './testing/import-text'

afterEach(removeTestFolders)

async function written(library: TestLibrary): Promise<unknown> {
  const options = { includeNotes: false, includeText: true, neutraliseFormulas: true, settings: {} }
  const { input } = await exportInput(library, WHOLE_EXPORT, options, '0.0.0-test')
  let content = ''
  for await (const part of averitecFormat.encode?.(input) ?? []) content += part.text
  return JSON.parse(content)
}

const ANSWER = {
  answer: 'No',
  answer_type: 'Boolean',
  source_url: '',
  source_medium: 'Web text',
  boolean_explanation: ''
}
const OBJECTS = [
  {
    ...{
      claim: 'The toll rose\nin May.',
      required_reannotation: true,
      label: 'Not Enough Evidence',
      justification: ''
    },
    ...{
      claim_date: '01-5-2023',
      speaker: '',
      original_claim_url: null,
      fact_checking_article: 'https://example.org/c'
    },
    ...{ reporting_source: '', location_ISO_code: null, claim_types: ['Position Statement', 'Numerical Claim'] },
    ...{ fact_checking_strategies: [], questions: [{ question: 'Did it?', answers: [ANSWER] }] }
  },
  { claim: 'The toll rose\nin May.', label: 'Supported', questions: null }
]

it('comes back equal through a library, and is taken in and out again with one undo', async () => {
  const library = await openTestLibrary()
  const report = await importText(library, JSON.stringify(OBJECTS), 'averitec')
  expect(report.problems).toEqual([])
  expect(await written(library)).toEqual(OBJECTS)
  await library.engine.undo()
  expect(await written(library)).toEqual([])
  await library.engine.close()
})

it.skipIf(!hasCorpus('averitec'))(
  `the data set's own claims come back equal through a library${corpusNote('averitec')}`,
  { timeout: 60_000 },
  async () => {
    const content = readCorpus('averitec/dev.json')
    const library = await openTestLibrary()
    const report = await importText(library, content, 'averitec')
    expect(report.problems).toEqual([])
    const given = JSON.parse(content) as readonly unknown[]
    expect(await written(library)).toEqual(given)
    expect(given.length).toBeGreaterThan(0)
    await library.engine.close()
  }
)
