import { inflateSync } from 'node:zlib'

/** How the codes of a font's glyphs are to be read. */
interface Codes {
  /** Hexadecimal digits of one code. */
  readonly digits: number
  readonly letters: ReadonlyMap<number, string>
}

/**
 * The words on the pages of a PDF that Chromium made, without spaces and line ends: those are only distances in it. It
 * reads what Chromium writes (glyphs with a table back to Unicode), not PDF in general.
 */
export function pdfText(pdf: Buffer): string[] {
  const objects = new Map<string, string>()
  for (const [, id, body] of pdf.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    if (id !== undefined && body !== undefined) objects.set(id, body)
  }
  const object = (id: string | undefined) => objects.get(id ?? '') ?? ''
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body))
  return pages.map((page) => {
    const fonts = new Map<string, Codes>()
    for (const [, name, id] of page.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(object(id))?.[1]
      if (name !== undefined && table !== undefined) fonts.set(name, codesOf(streamOf(object(table))))
    }
    return wordsOf(streamOf(object(/\/Contents (\d+) 0 R/.exec(page)?.[1])), fonts)
  })
}

function streamOf(body: string): string {
  const start = /stream\r?\n/.exec(body)
  if (!start) throw new Error('the object of the PDF has no stream')
  const bytes = Buffer.from(body.slice(start.index + start[0].length), 'latin1')
  return body.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1')
}

function codesOf(table: string): Codes {
  const letters = new Map<number, string>()
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) letters.set(parseInt(code, 16), utf16(to))
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const begin = parseInt(first, 16)
      for (let code = begin; code <= parseInt(last, 16); code += 1) {
        letters.set(code, String.fromCodePoint((utf16(to).codePointAt(0) ?? 0) + code - begin))
      }
    }
  }
  return { digits: /begincodespacerange\s<(\w+)>/.exec(table)?.[1]?.length ?? 4, letters }
}

function utf16(hex: string): string {
  return (hex.match(/\w{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
}

function wordsOf(content: string, fonts: ReadonlyMap<string, Codes>): string {
  let font: Codes | undefined
  let words = ''
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) \S+ Tf|<(\w+)> Tj/g)) {
    if (name !== undefined) font = fonts.get(name)
    else if (glyphs !== undefined && font) {
      const { digits, letters } = font
      const codes = glyphs.match(new RegExp(`\\w{${digits}}`, 'g')) ?? []
      words += codes.map((code) => letters.get(parseInt(code, 16)) ?? '').join('')
    }
  }
  // The font has one glyph for both apostrophes, and the table only one of them.
  return words.replaceAll(/\s/g, '').replaceAll('\u02BC', '\u2019')
}
