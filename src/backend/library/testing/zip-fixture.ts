import yazl from 'yazl'

/** A zip archive of files by name, deflated. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.on('error', reject)
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
  })
}

/** Signature of a line in the table of contents, and of the header before an entry. */
export const TABLE_LINE = Buffer.from([0x50, 0x4b, 1, 2])
export const ENTRY_HEADER = Buffer.from([0x50, 0x4b, 3, 4])

/** Calls with the position of every line of the table of contents, on a copy. */
export function forged(zip: Buffer, forge: (copy: Buffer, line: number) => void): Buffer {
  const copy = Buffer.from(zip)
  for (let at = copy.indexOf(TABLE_LINE); at >= 0; at = copy.indexOf(TABLE_LINE, at + 4)) forge(copy, at)
  return copy
}
