import { describe, expect, it } from 'vitest'
import { textExtractor } from './extractors/text'
import type { ExtractedDocument } from './extracted-document'
import { datelineLength, isBylineLine, isDateLine, withHeadLines } from './head-lines'

const BODY =
  'The port counted 412 crates on Monday, more than in any week since the spring, and nobody could say whose they were.'
const read = (...paragraphs: string[]): ExtractedDocument =>
  withHeadLines(textExtractor.extract(Buffer.from(paragraphs.join('\n\n')), null) as ExtractedDocument)
const partsOf = ({ text, segments }: ExtractedDocument) =>
  segments.map(({ start, end, role }) => [role, text.slice(start, end)])

describe('lines that name the author', () => {
  it.each([
    'By Ana Pérez',
    'by Ana Pérez and Jo Ng',
    'BY ANA PÉREZ',
    'By J. K. Marsh, Staff Writer',
    'By Ana Pérez in Vessen',
    'By Ana de la Cruz | Coast Daily',
    'Von Jörg Müller-Lüdenscheid',
    'Par Sébastien Farcis (AFP)',
    'Автор: Анна Петрова',
    'Tuesday 15 October 2019 by Ana Pérez',
    'By Ana Pérez, 22 August 2024'
  ])('%s', (line) => {
    expect(isBylineLine(line)).toBe(true)
  })

  it.each([
    'By Friday, the crates were gone.',
    'By the sea',
    'By Monday',
    'By 22 August 2024',
    'Von hier aus sieht man das Meer',
    'By Ana Pérez, who had never seen the port before and would not see it again',
    'Standing By Me'
  ])('and not: %s', (line) => {
    expect(isBylineLine(line)).toBe(false)
  })
})

describe('lines that say when', () => {
  it.each([
    '22 August 2024',
    'Thursday, August 22, 2024',
    'Published on 2024-08-22 at 10:30 GMT',
    'Updated: Aug. 22, 2024'
  ])('%s', (line) => {
    expect(isDateLine(line)).toBe(true)
  })
  it.each(['On 22 August 2024 the port was shut', '2024', '1914–1918', '31 February 2024'])('and not: %s', (line) => {
    expect(isDateLine(line)).toBe(false)
  })
})

describe('datelines', () => {
  it.each([
    ['LONDON, 3 May (Agency) – The port', 'LONDON, 3 May (Agency) –'],
    ['WASHINGTON (AP) — The port', 'WASHINGTON (AP) —'],
    ['NEW YORK, Aug. 22 (Reuters) - The port', 'NEW YORK, Aug. 22 (Reuters) -'],
    ['Berlin (dpa) - Der Hafen', 'Berlin (dpa) -'],
    ['SAN FRANCISCO, Calif. — The port', 'SAN FRANCISCO, Calif. —'],
    ['Kyiv, 3 May 2024 – “No,” he said', 'Kyiv, 3 May 2024 –'],
    ['LONDON — The port', 'LONDON —']
  ])('%s', (paragraph, dateline) => {
    expect(paragraph.slice(0, datelineLength(paragraph))).toBe(dateline)
  })

  it.each([
    'NATO – which nobody had asked – said no',
    'The port (of Vessen) has 412 crates',
    'Ida Roth — she of the keys — said no',
    'A – B'
  ])('and not: %s', (paragraph) => {
    expect(datelineLength(paragraph)).toBe(0)
  })
})

describe('the head of a plain text', () => {
  it('headline, byline, day and dateline are parts of it, and what it says of itself', () => {
    const document = read('Crates go missing', 'By Ana Pérez', '22 August 2024', `VESSEN (CD) — ${BODY}`, BODY)
    expect(partsOf(document)).toEqual([
      ['title', 'Crates go missing'],
      ['byline', 'By Ana Pérez'],
      ['dateline', '22 August 2024'],
      ['dateline', 'VESSEN (CD) —']
    ])
    expect(document.metadata).toMatchObject({
      title: { value: 'Crates go missing' },
      byline: { value: 'Ana Pérez', where: 'byline in the text' },
      publishedAt: { value: '2024-08-22', where: 'dateline in the text' }
    })
    expect(document.segments.some(({ excluded }) => excluded)).toBe(false)
  })

  it('what stands behind the first running text is not looked at', () => {
    expect(partsOf(read('Crates go missing', BODY, 'By Ana Pérez', BODY))).toEqual([['title', 'Crates go missing']])
  })

  it('a text without them stays what it is', () => {
    const document = textExtractor.extract(Buffer.from(`${BODY}\n${BODY}`), null) as ExtractedDocument
    expect(withHeadLines(document)).toBe(document)
  })
})
