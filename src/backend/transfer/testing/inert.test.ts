import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CHECKS, nameFaults } from './inert'
import { namesInPdf } from './inert-pdf'
import { exportFormats } from '../../../core/formats/registry'
import { HOSTILE_VALUES } from '../../../core/text/testing/hostile-values'

/** What a careless export would write: the checks have to see it. */
const CARELESS: readonly (readonly [ending: string, content: string])[] = [
  ['html', '<p><script>alert(1)</script></p>'],
  ['html', '<p onclick="x()">a</p>'],
  ['html', '<a href="javascript:alert(1)">a</a>'],
  ['html', '<a href="//evil.example">a</a>'],
  ['html', '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
  ['html', '<style>*{background:url(https://evil.example)}</style>'],
  ['csv', 'a,b\r\n=1+1,c\r\n'],
  ['csv', 'a,b\r\n"  +1",c\r\n'],
  ['csv', 'a\r\n＝1\r\n'],
  ['xml', '<a><b></a>'],
  ['xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['xml', '<w:p xmlns:w="w"><w:instrText>DDE cmd</w:instrText></w:p>'],
  ['rels', '<a><Relationship TargetMode="External" Target="https://evil.example"/></a>'],
  ['md', 'a <b onclick="x">b</b>'],
  ['md', '[a](https://evil.example)'],
  ['md', '![a](https://example.org/a.png)'],
  ['json', '{"a":'],
  ['jsonl', '{}\n{"a"\n']
]

describe('the checks of what leaves', () => {
  it.each(CARELESS)('see what is wrong with %s: %s', (ending, content) => {
    expect(CHECKS[ending]?.(`a.${ending}`, Buffer.from(content), 'any')).not.toEqual([])
  })

  it('see markup in JSON-LD', () => {
    expect(CHECKS['json']?.('a.json', Buffer.from('{"a":"</script>"}'), 'claimreview')).not.toEqual([])
  })

  it('see the keys of a PDF however they are written, and take no words for keys', () => {
    const hidden = deflateSync(Buffer.from('1 0 << /Launch (x) >>'))
    const pdf = Buffer.concat([
      Buffer.from('%PDF-1.4\n1 0 obj\n<< /Title (a \\) (/AA) /AcroForm) /Other <2f4a53> % /XFA\n'),
      Buffer.from('/OpenAction << /S/J#61vaScript /JS (1) >> >>\nendobj\n'),
      Buffer.from('2 0 obj\n<</Length 9>>\nstream\n/Movie do\nendstream\nendobj\n'),
      Buffer.from('3 0 obj\n<</Type /ObjStm /Filter /FlateDecode>>\nstream\n'),
      hidden,
      Buffer.from('\nendstream\nendobj\n')
    ])
    const names = ['Title', 'Other', 'OpenAction', 'S', 'JavaScript', 'JS', 'Length', 'Type', 'ObjStm', 'Filter']
    expect([...namesInPdf(pdf)]).toEqual([...names, 'FlateDecode', 'Launch'])
  })

  it('are of as many texts and formats as the page on security says', async () => {
    const page = await readFile(resolve(import.meta.dirname, '../../../../docs/security.md'), 'utf8')
    const [texts, formats] = [Object.keys(HOSTILE_VALUES).length, exportFormats().length]
    expect(page).toContain(`A library with ${texts} hostile texts`)
    expect(page).toContain(`The same ${texts} texts`)
    expect(page).toContain(`written in all ${formats} formats`)
  })

  it('see names that a system does not take', () => {
    for (const name of [
      '',
      'a//b',
      '../a',
      'CON',
      'aux.txt',
      'a.',
      'a:b',
      'a\u202eb',
      'a\\b',
      'a\u0085',
      HOSTILE_VALUES['a path up'] ?? ''
    ]) {
      expect(nameFaults(name), name).not.toEqual([])
    }
    expect(nameFaults('a/b c.html')).toEqual([])
  })
})
