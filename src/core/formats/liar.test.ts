import { describe, expect, it } from 'vitest'
import { EMPTY_CHECK } from '../model/claim-check'
import { liarFormat } from './liar'
import { encodeMain, makeClaim, makeDocument, makeInput, makeSpan } from './testing/build'

const TEXT = 'The ferry "ran"\t412 times. The toll rose.'
const span = makeSpan(TEXT, [{ start: 0, end: 25 }])
const claim = (id: string, scale: string, value: string, speaker = 'ida-holm') =>
  makeClaim({
    id,
    speaker,
    verdict: { scale, value },
    check: { ...EMPTY_CHECK, topics: ['ferries', 'tolls'], reportedBy: 'a\nradio' }
  })
const document = makeDocument(TEXT, {
  spans: [span],
  claims: [
    claim('a', 'politifact', 'mostly-false'),
    claim('b', 'politifact', 'pants-on-fire'),
    claim('c', 'averitec', 'conflicting', ''),
    claim('d', 'averitec', 'not-enough-evidence')
  ]
})

describe('LIAR', () => {
  it('writes 14 columns, in exactly these bytes', async () => {
    const words = 'The ferry "ran" 412 times'
    expect(await encodeMain(liarFormat, makeInput([document]))).toBe(
      `1.json\tbarely-true\t${words}\tferries,tolls\tida-holm\t\t\t\t1\t0\t0\t0\t1\ta radio\n` +
        `2.json\tpants-fire\t${words}\tferries,tolls\tida-holm\t\t\t\t1\t0\t0\t0\t1\ta radio\n` +
        `3.json\thalf-true\t${words}\tferries,tolls\t\t\t\t\t0\t0\t0\t0\t0\ta radio\n`
    )
  })

  it('says before export what it has no label for', () => {
    const list = liarFormat.preflight?.(makeInput([]))
    list?.add(document)
    expect(list?.items().map(({ message }) => message)).toEqual([
      '1 claim was skipped: its evidence does not settle it, and the data set has no label for that.'
    ])
  })
})
