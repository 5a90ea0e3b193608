import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_CHECK } from '../model/claim-check'
import { averitecFormat } from './averitec'
import { exportInputOf } from './interchange'
import { encodeFitted, encodeMain, makeClaim, makeDocument, makeEvidence, makeFiles, makeInput } from './testing/build'
import { makeQuestion, makeSpan } from './testing/build'

const TEXT = 'The ferry ran 412 times. The toll rose. Lovely boats!'
const at = (words: string, id: string) => {
  const start = TEXT.indexOf(words)
  return makeSpan(TEXT, [{ start, end: start + words.length }], { id })
}
const decided = { scale: 'averitec', value: 'refuted' }
const first = makeClaim({
  id: 'claim-1',
  normalized: 'The ferry ran 412 times in 2024.',
  speaker: 'Ida Holm',
  verdict: decided,
  check: {
    ...EMPTY_CHECK,
    number: 1,
    types: ['measurement', 'quantity', 'name'],
    justification: 'It ran 41 times.',
    saidOn: { date: '2024-08-02', words: 'on Friday' },
    location: 'SE',
    firstAppearance: 'https://example.org/post',
    strategies: ['Written Evidence']
  }
})
const others = [
  makeClaim({ id: 'claim-2', spans: ['span-2'], check: { ...EMPTY_CHECK, number: 2 } }),
  makeClaim({
    ...{ id: 'claim-3', spans: ['span-3'], verdict: decided },
    check: { ...EMPTY_CHECK, number: 3, checkable: 'opinion' }
  })
]
const document = makeDocument(TEXT, {
  spans: [at('The ferry ran 412 times', 'span-1'), at('The toll rose', 'span-2'), at('Lovely boats', 'span-3')],
  claims: [...others, first],
  questions: [
    makeQuestion({ id: 'q2', text: 'Is there a list?', position: 2 }),
    makeQuestion({ id: 'q1', text: 'How often did it run?', position: 1 })
  ],
  evidence: [
    makeEvidence({ id: 'e1', question: 'q1', quote: '41 departures', url: 'https://example.org/log', medium: 'pdf' }),
    makeEvidence({
      id: 'e2',
      question: 'q2',
      answer: 'Yes',
      answerType: 'boolean',
      booleanExplanation: 'On the quay.'
    }),
    makeEvidence({ id: 'e3', question: 'q2', answerType: 'unanswerable' }),
    makeEvidence({ id: 'e4', quote: 'by nobody' })
  ]
})

const EXPECTED = `[
  {
    "claim": "The ferry ran 412 times in 2024.",
    "required_reannotation": false,
    "label": "Refuted",
    "justification": "It ran 41 times.",
    "claim_date": "2-8-2024",
    "speaker": "Ida Holm",
    "original_claim_url": "https://example.org/post",
    "fact_checking_article": null,
    "reporting_source": null,
    "location_ISO_code": "SE",
    "claim_types": [
      "Numerical Claim",
      "Event/Property Claim"
    ],
    "fact_checking_strategies": [
      "Written Evidence"
    ],
    "questions": [
      {
        "question": "How often did it run?",
        "answers": [
          {
            "answer": "41 departures",
            "answer_type": "Extractive",
            "source_url": "https://example.org/log",
            "source_medium": "PDF"
          }
        ]
      },
      {
        "question": "Is there a list?",
        "answers": [
          {
            "answer": "Yes",
            "answer_type": "Boolean",
            "source_url": "",
            "source_medium": "",
            "boolean_explanation": "On the quay."
          },
          {
            "answer": "No answer could be found.",
            "answer_type": "Unanswerable",
            "source_url": "",
            "source_medium": ""
          }
        ]
      }
    ],
    "cached_original_claim_url": null
  }
]
`

const decode = (content: string) => averitecFormat.decode?.(makeFiles({ 'dev.json': content }))
async function again(objects: readonly unknown[]): Promise<unknown> {
  const decoded = await decode(JSON.stringify(objects))
  if (!decoded) throw new Error('AVeriTeC has a decoder')
  const options = { includeNotes: false, includeText: true, neutraliseFormulas: true, settings: {} }
  const { files } = await encodeFitted(
    averitecFormat,
    exportInputOf(decoded, options, { sha256: (t) => t, software: '' })
  )
  return JSON.parse(Buffer.from([...files.values()][0] ?? []).toString())
}

describe('AVeriTeC', () => {
  it('writes decided claims, in exactly these bytes', async () => {
    expect(await encodeMain(averitecFormat, makeInput([document]))).toBe(EXPECTED)
  })

  it('writes an empty list where nothing is decided', async () => {
    expect(await encodeMain(averitecFormat, makeInput([{ ...document, claims: others }]))).toBe('[]\n')
  })

  it('says before export what is skipped and what is missing', () => {
    const list = averitecFormat.preflight?.(makeInput([]))
    list?.add(document)
    expect(list?.items()).toEqual([
      {
        severity: 'skipped',
        message: '1 piece of evidence was skipped: it answers no question.',
        places: ['K-001 The ferry ran 412 times in 2024.']
      },
      { severity: 'skipped', message: '1 claim was skipped: it has no verdict.', places: ['K-002 The toll rose'] },
      {
        severity: 'skipped',
        message: '1 claim was skipped: there is nothing to check in it.',
        places: ['K-003 Lovely boats']
      }
    ])
  })

  it('makes a line of each claim, with what it says as check, questions and evidence', async () => {
    const decoded = await decode(EXPECTED.replace('in 2024.', 'in\\nthe year.'))
    const [found] = decoded?.documents ?? []
    expect(found?.text).toBe('The ferry ran 412 times in the year.')
    expect(found?.claims[0]).toMatchObject({
      normalized: 'The ferry ran 412 times in\nthe year.',
      verdict: decided,
      check: {
        status: 'decided',
        saidOn: { date: '2024-08-02', words: '2-8-2024' },
        types: ['quantity', 'event', 'property']
      }
    })
    expect(found?.evidence.map(({ answerType }) => answerType)).toEqual(['extractive', 'boolean', 'unanswerable'])
  })

  it('leaves out what is no claim, tells its line, and reads the rest', async () => {
    const decoded = await decode('[\n{"claim": " "},\n{"claim": "It rained.", "label": "Supported"},\n7\n]')
    expect(decoded?.documents[0]?.text).toBe('It rained.')
    expect(decoded?.problems.map(({ line }) => line)).toEqual([2, 4])
  })

  it('does not put back what somebody has changed since', async () => {
    const decoded = await decode('[{"claim": "It rained.", "label": "Supported", "speaker": ""}]')
    const [found] = decoded?.documents ?? []
    if (!decoded || !found) throw new Error('nothing was read')
    const claims = found.claims.map((claim) => ({ ...claim, speaker: 'Ida Holm' }))
    const input = exportInputOf(
      { ...decoded, documents: [{ ...found, claims }] },
      { includeNotes: false, includeText: true, neutraliseFormulas: true, settings: {} },
      { sha256: (text) => text, software: '' }
    )
    expect(JSON.parse(await encodeMain(averitecFormat, input))).toMatchObject([{ speaker: 'Ida Holm' }])
  })

  it('gives back equal whatever values an entry with a claim and a label has', async () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.constant(''),
      fc.constantFrom('GB', 'gb', '1-2-2020', '30-2-2020', 'PDF'),
      fc.boolean(),
      fc.jsonValue({ maxDepth: 1 })
    )
    const answer = fc.record(
      {
        answer: value,
        answer_type: fc.oneof(fc.constantFrom('Boolean', 'Extractive', 'Unanswerable'), value),
        source_url: value,
        source_medium: value,
        boolean_explanation: value,
        cached_source_url: value
      },
      { requiredKeys: [], noNullPrototype: true }
    )
    const question = fc.record(
      { question: value, answers: fc.oneof(fc.array(answer, { maxLength: 2 }), value) },
      { requiredKeys: [], noNullPrototype: true }
    )
    const entry = fc
      .record(
        {
          required_reannotation: value,
          justification: value,
          claim_date: value,
          speaker: value,
          original_claim_url: value,
          fact_checking_article: value,
          reporting_source: value,
          location_ISO_code: value,
          claim_types: fc.oneof(
            fc.array(fc.constantFrom('Numerical Claim', 'Causal Claim', 'Event/Property Claim', 'Odd')),
            value
          ),
          fact_checking_strategies: value,
          questions: fc.oneof(fc.array(fc.oneof(question, value), { maxLength: 2 }), value),
          cached_original_claim_url: value,
          unknown: value
        },
        { requiredKeys: [], noNullPrototype: true }
      )
      .map((rest) => ({ claim: 'It rained\non Monday.', label: 'Refuted', ...rest }))
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 3 }), async (objects) => {
        const given = JSON.parse(JSON.stringify(objects)) as unknown
        expect(await again(objects)).toEqual(given)
      }),
      { numRuns: 150 }
    )
  })
})
