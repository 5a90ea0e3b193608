import { describe, expect, it } from 'vitest'
import { csvFormat } from '../csv'
import type { ExportDocument } from '../format'
import { makeArticle, makeDocument, makeFiles } from '../testing/build'
import { tsvFormat } from '../tsv'

const read = (content: string, known: readonly ExportDocument[] = [], settings: Record<string, string> = {}) =>
  csvFormat.decode!(makeFiles({ 'table.csv': content }, known, settings))

describe('tables of others', () => {
  it('with texts and labels are documents with labels', async () => {
    const { documents, problems } = await read(
      'Überschrift,Text,Kategorie,Quelle\nEins,Ein Satz.,Politik,dpa\nZwei,,Sport,\n'
    )
    expect(documents).toMatchObject([
      {
        name: 'table-1',
        text: 'Ein Satz.',
        metadata: { title: 'Eins', publisher: 'dpa' },
        documentLabels: [{ label: 'Politik', value: null }]
      }
    ])
    expect(problems).toEqual([
      { file: 'table.csv', line: 3, place: 'table-2', message: expect.stringContaining('no text') }
    ])
  })

  it('of the kind of CheckThat! have the header as the label and yes or no as its value', async () => {
    const content = 'Sentence_id\tText\tclass_label\r\n26\t"He said ""no""."\tYes\r\n80\tTab less "quote" here\tNo\r\n'
    const { documents, problems } = await tsvFormat.decode!(makeFiles({ 'train.tsv': content }))
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      { key: '26', name: '26', text: 'He said "no".', documentLabels: [{ label: 'class_label', value: 'Yes' }] },
      { key: '80', text: 'Tab less "quote" here', documentLabels: [{ label: 'class_label', value: 'No' }] }
    ])
    const asLabel = await tsvFormat.decode!(makeFiles({ 'train.tsv': content }, [], { 'labels-as': 'label' }))
    expect(asLabel.documents[0]?.documentLabels).toMatchObject([{ label: 'Yes', value: null }])
  })

  it('take quotes for plain characters when only so the rows are even', async () => {
    const content = 'id\ttext\tlabel\n1\t"Well, he said.\tA\n2\tThe end"\tB\n'
    const { documents, problems } = await tsvFormat.decode!(makeFiles({ 'a.tsv': content }))
    expect(problems).toEqual([])
    expect(documents.map(({ text }) => text)).toEqual(['"Well, he said.', 'The end"'])
  })

  it('with passages and texts are grouped by the article, the unit found out by the words', async () => {
    const content = [
      'doc;sentence;begin;end;quote;code;sure',
      'd1;"😀 one ""two"" one";3;6;one;Claim;high',
      'd1;"😀 one ""two"" one";13;16;one;Claim;',
      'd2;other;0;5;other;"[""A"",""B""]";',
      'd2;else;0;4;else;A;',
      'd2;other;9;12;none;A;'
    ].join('\n')
    const { documents, problems, readings } = await read(content)
    expect(documents).toMatchObject([
      {
        name: 'd1',
        spans: [
          { label: 'Claim', ranges: [{ start: 3, end: 6 }], attributes: { sure: 'high' } },
          { label: 'Claim', ranges: [{ start: 13, end: 16 }] }
        ]
      },
      { name: 'd2', spans: [{ label: 'A' }, { label: 'B' }] }
    ])
    expect(readings).toMatchObject([{ file: 'table.csv', setting: 'positions', chosen: 'utf16' }])
    expect(problems.map(({ line, place }) => [line, place])).toEqual([
      [5, 'd2'],
      [6, 's3']
    ])
  })

  it('without texts find the articles of the library, by name, title, address or because there is only one', async () => {
    const article = makeArticle('one two', { title: 'My Article', url: 'https://e.org/a' })
    const known = makeDocument('one two', { article })
    for (const name of ['My Article', 'my article.txt', 'https://e.org/a', article.id]) {
      const { documents } = await read(`Document name,Segment,Code\n${name},two,A\n`, [known])
      expect(documents).toMatchObject([
        { article: article.id, spans: [{ label: 'A', ranges: [{ start: 4, end: 7 }] }] }
      ])
    }
    const only = await read('Quote,Tags,Comment\ntwo,"a,b",hm\n', [known])
    expect(only.documents).toMatchObject([{ spans: [{ tags: ['a', 'b'], note: 'hm' }] }])
    const unknown = await read('Document name,Segment,Code\nother,two,A\n', [known])
    expect(unknown.problems).toMatchObject([{ line: 2, place: 'other' }])
  })

  it('take “content” for the words when positions say so', async () => {
    const { documents } = await read('file,start,end,content,tag\na,0,3,one,T\n', [
      makeDocument('one two', { article: makeArticle('one two', { title: 'a' }) })
    ])
    expect(documents[0]?.spans).toMatchObject([{ ranges: [{ start: 0, end: 3 }], label: 'T' }])
  })

  it('are read by the columns that a person names', async () => {
    const { documents } = await read('x,y,z\nA text.,good,1\n', [], { 'column-text': 'x', 'column-label': 'y' })
    expect(documents).toMatchObject([{ text: 'A text.', documentLabels: [{ label: 'good' }], extra: { z: '1' } }])
    const wrong = await read('x,y\nA text.,good\n', [], { 'column-text': 'q' })
    expect(wrong.problems).toMatchObject([
      { line: 1, place: 'header', message: 'There is no column “q”. The table has “x”, “y”.' },
      { line: 1, place: 'header' }
    ])
  })

  it('of one column keep their commas; uneven rows are told', async () => {
    const one = await read('text\n"One, two"\nthree; four, five\n')
    expect(one.documents.map(({ text }) => text)).toEqual(['One, two', 'three; four, five'])
    const { documents, problems } = await read('text,label\n"two\nlines",A\nshort\nlong,B,more\n')
    expect(documents.map(({ text }) => text)).toEqual(['two\nlines', 'short', 'long'])
    expect(problems.map(({ line, place }) => [line, place])).toEqual([
      [4, 'row 2'],
      [5, 'row 3']
    ])
  })
})
