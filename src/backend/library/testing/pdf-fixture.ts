import { deflateSync } from 'node:zlib'

/** A line of text on a page; x from the left, y from the bottom edge, in points. */
export interface PdfText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
}

/** Width of a letter in the fixture's font: every letter is as wide as half its size. */
export const LETTER_WIDTH = 0.5

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&')

function contents(lines: readonly PdfText[]): string {
  return lines
    .map(({ x, y, text, size = 10 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`)
    .join('\n')
}

/** A PDF written by hand: Latin letters of one width, a page for each list of lines. */
export function pdfOf(pages: readonly (readonly PdfText[])[], info = ''): Buffer {
  const streams = pages.map((lines) => deflateSync(Buffer.from(contents(lines), 'latin1')))
  return pdfOfStreams(streams, '/Filter /FlateDecode', info)
}

/** The same around streams as they are to stand in the file. */
export function pdfOfStreams(streams: readonly Buffer[], filter: string, info = ''): Buffer {
  const widths = Array.from({ length: 224 }, () => LETTER_WIDTH * 1000).join(' ')
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(
      `<< /Type /Pages /Count ${streams.length} /Kids [${streams.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}] >>`
    ),
    Buffer.from(
      `<< /Type /Font /Subtype /Type1 /BaseFont /Fixed /FirstChar 32 /LastChar 255 /Widths [${widths}] /Encoding /WinAnsiEncoding >>`
    ),
    Buffer.from(`<< ${info} >>`)
  ]
  for (const [index, stream] of streams.entries()) {
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${6 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${stream.length} ${filter} >>\nstream\n`),
        stream,
        Buffer.from('\nendstream')
      ])
    )
  }
  const chunks = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = chunks[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(length)
    length += whole.length
    chunks.push(whole)
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  chunks.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${length}\n%%EOF`
    )
  )
  return Buffer.concat(chunks)
}

/** Lines of words as wide as a column, set from the top downwards. */
export function column(text: string, x: number, top: number, letters: number, size = 10): PdfText[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line, index) => ({ x, y: top - index * size * 1.2, text: line, size }))
}
