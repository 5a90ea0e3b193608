import { text } from 'node:stream/consumers'
import { fromBuffer, type ZipFile } from 'yauzl'

/** The files of a zip archive as texts, by name, in their order; null for what is none. */
export async function zipTexts(bytes: Buffer): Promise<ReadonlyMap<string, string> | null> {
  if (bytes.toString('latin1', 0, 2) !== 'PK') return null
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)))
  })
  const texts = new Map<string, string>()
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        text(stream).then((content) => {
          texts.set(entry.fileName, content)
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
  return texts
}
