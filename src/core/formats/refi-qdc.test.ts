import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../model/scheme'
import type { Label, Scheme } from '../model/scheme'
import type { Decoded } from './format'
import { refiQdcFormat } from './refi-qdc'
import { HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import { encodeAll, encodeFitted, makeDocument, makeFiles, makeInput, makeSpan } from './testing/build'

const decode = (xml: string): Promise<Decoded> =>
  refiQdcFormat.decode?.(makeFiles({ 'codes.qdc': xml })) ?? Promise.reject(new Error('it reads'))

const label = (path: string, changes: Partial<Label> = {}): Label => ({
  id: `id-${path.toLowerCase().replace(/\W/g, '-')}`,
  path,
  name: path.split('/').at(-1) ?? path,
  hue: 28,
  key: null,
  description: '',
  examples: [],
  appliesTo: 'span',
  role: null,
  attributes: [],
  ...changes
})

const scheme = (labels: readonly Label[], id = 'own'): Scheme => ({
  ...DEFAULT_SCHEME,
  id,
  name: `Scheme ${id}`,
  labels
})

async function written(...schemes: readonly Scheme[]): Promise<string> {
  return (await encodeAll(refiQdcFormat, makeInput([], {}, schemes))).get('codebook.qdc') ?? ''
}

describe('a REFI-QDA codebook', () => {
  it('nests labels as their paths are, with groups that are no labels', async () => {
    const uuid = '3e1f0a2c-0000-4000-8000-000000000001'
    const labels = [
      label('Economy/Taxes & "dues"', { id: uuid, description: 'What is <due>.' }),
      label('Who'),
      label('Who/Speaker')
    ]
    const xml = await written(scheme(labels))
    expect(xml.replace(/guid="(?!3e1f)[0-9a-f-]{36}"/g, 'guid="…"')).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Claimdesk 0.0.0">
  <Codes>
    <Code guid="…" name="Economy" isCodable="false">
      <Code guid="${uuid}" name="Taxes &amp; &quot;dues&quot;" isCodable="true" color="#db6d60">
        <Description>What is &lt;due&gt;.</Description>
      </Code>
    </Code>
    <Code guid="…" name="Who" isCodable="true" color="#db6d60">
      <Code guid="…" name="Speaker" isCodable="true" color="#db6d60"/>
    </Code>
  </Codes>
</CodeBook>
`
    )
    expect((await decode(xml)).labels).toMatchObject([
      { path: 'Economy/Taxes & "dues"', id: uuid, hue: 28, description: 'What is <due>.' },
      { path: 'Who' },
      { path: 'Who/Speaker' }
    ])
  })

  it(
    'gives back the paths, hues and descriptions of any labels, in the order in which they can be nested',
    { timeout: 60_000 },
    async () => {
      const part = fc.constantFrom('a', 'b', 'c d', '', 'Ä"<')
      const paths = fc.uniqueArray(
        fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
        { maxLength: 12 }
      )
      await fc.assert(
        fc.asyncProperty(paths, fc.integer({ min: 0, max: 359 }), async (given, hue) => {
          const labels = given.map((path, index) =>
            label(path, { id: `label-${index}`, hue, description: `On ${path}.` })
          )
          const { labels: read, problems } = await decode(await written(scheme(labels)))
          expect(problems).toEqual([])
          const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
            a.path < b.path ? -1 : 1
          expect(read.map(({ path, description, hue: own }) => ({ path, description, hue: own })).sort(byPath)).toEqual(
            labels.map(({ path, description }) => ({ path, description, hue })).sort(byPath)
          )
        })
      )
    }
  )

  it('nests no deeper than readers go', async () => {
    const deep = label('a/'.repeat(2000) + 'b')
    expect((await decode(await written(scheme([deep])))).labels.map(({ path }) => path)).toEqual([deep.path])
  })

  it('has the labels of every scheme once, with a set for each, and labels that are in none', async () => {
    const schemes = [scheme([label('A'), label('B')], 'one'), scheme([label('B', { id: 'other' })], 'two')]
    const document = makeDocument('text', { spans: [makeSpan('text', [{ start: 0, end: 4 }], { label: 'gone' })] })
    const xml = (await encodeAll(refiQdcFormat, makeInput([document], {}, schemes))).get('codebook.qdc') ?? ''
    const codes = new Map(
      [...xml.matchAll(/<Code guid="([^"]+)" name="([^"]+)"/g)].map(([, guid, name]) => [guid, name])
    )
    expect([...codes.values()]).toEqual(['A', 'B', 'gone'])
    const sets = [...xml.matchAll(/<Set [^>]*name="([^"]+)">([\s\S]*?)<\/Set>/g)].map(([, name, members = '']) => [
      name,
      [...members.matchAll(/MemberCode guid="([^"]+)"/g)].map(([, guid]) => codes.get(guid ?? ''))
    ])
    expect(sets).toEqual([
      ['Scheme one', ['A', 'B']],
      ['Scheme two', ['B']]
    ])
    expect((await decode(xml)).remarks).toEqual([
      'The labels of all sets of codes (“Scheme one”, “Scheme two”) come as one list; which set a label is in was not taken over.'
    ])
  })

  it('is read as no labels when there were none', async () => {
    expect(await decode(await written(scheme([])))).toMatchObject({ labels: [], problems: [], remarks: [] })
  })

  it('says of everything else that it is left out', async () => {
    const document = makeDocument('text', { spans: [makeSpan('text', [{ start: 0, end: 4 }], { note: 'n' })] })
    const { losses } = await encodeFitted(refiQdcFormat, makeInput([document]))
    expect(losses.map(({ feature }) => feature)).toEqual(
      expect.arrayContaining(['text', 'metadata', 'spans', 'notes', 'people', 'scheme'])
    )
  })

  it('of other programs is read with their ways', async () => {
    const { labels, problems, remarks } = await decode(`\uFEFF<?xml version="1.0"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes>
  <Code guid="c001" name="Up/down" isCodable="true" color="#e57373">
    <Description>
      All of it.
    </Description>
    <Code guid="{3E1F0A2C-0000-4000-8000-000000000001}" name="Joy" isCodable="1" color="#888"/>
    <Code guid="c001" name="Joy" isCodable="false"><Description>Group</Description></Code>
  </Code>
  <Code guid="x" isCodable="true"/>
</Codes></CodeBook>`)
    expect(labels).toEqual([
      { path: 'Up/down', hue: 21, description: 'All of it.', appliesTo: 'both' },
      { path: 'Up/down/Joy', id: '3E1F0A2C-0000-4000-8000-000000000001', appliesTo: 'both' },
      { path: 'Up/down/Joy (2)', description: 'Group', appliesTo: 'both' },
      { path: 'Unnamed', appliesTo: 'both' }
    ])
    expect(problems.map(({ file, line, place }) => [file, line, place])).toEqual([
      ['codes.qdc', 8, 'Joy'],
      ['codes.qdc', 10, '']
    ])
    expect(remarks).toEqual([
      'The names of 1 codes have a slash in them, which also divides a label from the group it stands in.',
      '1 codes have the name of another one beside them and were given a number.'
    ])
  })

  it.each([
    ['', 'The file is no whole XML'],
    ['<CodeBook><Codes><Code></Cod></Codes></CodeBook>', 'The file is no whole XML'],
    ['<Other/>', 'The file is no REFI-QDA codebook: it begins with “Other”, not “CodeBook”.']
  ])('%j is reported', async (xml, message) => {
    const { labels, problems } = await decode(xml)
    expect(labels).toEqual([])
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)])
    expect(problems[0]?.line).toBe(1)
  })

  it('is read without an exception, however it is broken', { timeout: 60_000 }, async () => {
    const xml = await written(HOSTILE_SCHEME)
    await fc.assert(
      fc.asyncProperty(mutated(xml), async (broken) => {
        for (const { path } of (await decode(broken)).labels) expect(typeof path).toBe('string')
      }),
      { numRuns: 200 }
    )
  })

  it('is recognised by its content', () => {
    expect(refiQdcFormat.recognise?.('x.xml', '<CodeBook origin="x" xmlns="urn:QDA-XML:codebook:1.0">')).toBe('yes')
    expect(refiQdcFormat.recognise?.('x.qdc', '')).toBe('maybe')
    expect(refiQdcFormat.recognise?.('x.xml', '<Project>')).toBe('no')
  })
})
