import { describe, expect, it } from 'vitest'
import { hypothesisFormat } from '../hypothesis'
import { recogitoFormat } from '../recogito'
import { encodeAll, makeDocument, makeInput, makeSpan } from '../testing/build'
import { w3cFormat } from '../w3c'

const formats = [w3cFormat, recogitoFormat, hypothesisFormat]

describe('files of the web annotation family', () => {
  it.each(formats)('$id knows its own and leaves the others theirs', async (format) => {
    const text = 'one two'
    const document = makeDocument(text, { spans: [makeSpan(text, [{ start: 0, end: 3 }])] })
    const [[path, content] = ['', '']] = await encodeAll(format, makeInput([document]))
    const sure = formats.filter(({ recognise }) => recognise?.(path, content) === 'yes')
    expect(sure.map(({ id }) => id)).toEqual([format.id])
  })

  it('are not taken for what they are not', () => {
    for (const { recognise } of formats) {
      for (const head of ['', '[]', '{"text":"x","label":[]}', 'T1\tA 0 1\tx', '[{"data":{"text":"x"}}]']) {
        expect(recognise?.('x.json', head)).toBe('no')
      }
    }
  })

  it('of other programs are known by what they have in common', () => {
    const api = '{"total":1,"rows":[{"user":"acct:jo@hypothes.is","target":[]}]}'
    expect(hypothesisFormat.recognise?.('x.json', api)).toBe('yes')
    const page = '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[]}'
    expect(w3cFormat.recognise?.('x.json', page)).toBe('yes')
  })
})
