import type { Client } from '../../../api/client'
import type { PreparedExport } from '../../../api/views'
import { ZipArchive } from '../../library/archive/zip-archive'

/** One file of what was prepared, whole. */
export async function readPrepared(client: Client, prepared: string, file: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let done = false, offset = 0; !done;) {
    const piece = await client.call('export.read', { export: prepared, file, offset })
    const bytes = Buffer.from(piece.data, 'base64')
    pieces.push(bytes)
    offset += bytes.length
    done = piece.done
  }
  return Buffer.concat(pieces)
}

/** Between the name of an archive and that of a file in it; no name that is safe has it. */
export const INSIDE = ' » '

const isZip = (bytes: Buffer): boolean => bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50

/** The files in an archive, and those of archives in it, by `outer » inner`; other files as they are. */
export async function unpackAll(name: string, bytes: Buffer): Promise<readonly (readonly [string, Buffer])[]> {
  if (!isZip(bytes)) return [[name, bytes]]
  const zip = await ZipArchive.open(new Uint8Array(bytes))
  const inside: (readonly [string, Buffer])[] = []
  for (const entry of zip.names) {
    const content = await zip.read(entry, Number.MAX_SAFE_INTEGER)
    inside.push(...(await unpackAll(`${name}${INSIDE}${entry}`, Buffer.from(content ?? []))))
  }
  return inside
}

/** Every file of what was prepared, archives unpacked; then it is dropped. */
export async function filesOf(
  client: Client,
  prepared: Pick<PreparedExport, 'export' | 'files'>
): Promise<readonly (readonly [string, Buffer])[]> {
  const all: (readonly [string, Buffer])[] = []
  for (const { path } of prepared.files) {
    all.push(...(await unpackAll(path, await readPrepared(client, prepared.export, path))))
  }
  await client.call('export.discard', { export: prepared.export })
  return all
}
