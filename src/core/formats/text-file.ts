import type { DecodeProblem, SourceFile } from './format'

/** Both hosts have it, and it needs nothing of either: the core declares the little it uses. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean }
) => { decode(bytes: Uint8Array): string }
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/** The text of a file as it stands in it, a byte order mark and CR line ends included; or why it cannot be read. */
export type FileText =
  { readonly raw: string; readonly problem: null } | { readonly raw: null; readonly problem: DecodeProblem }

/**
 * Decodes a file: UTF-8, or UTF-16 when a byte order mark says so. Bytes that are no text in that encoding are
 * refused with their place; nothing is replaced.
 */
export function readText({ path, bytes }: SourceFile): FileText {
  const encoding = encodingOf(bytes)
  try {
    return { raw: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), problem: null }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const at = encoding === 'utf-8' ? firstBadByte(bytes) : bytes.length
    let line = 1
    for (let index = 0; index < at; index += 1) if (bytes[index] === 0x0a) line += 1
    const message = `The file is not ${encoding.toUpperCase()} text (byte ${at + 1}). Save it as UTF-8 and try again.`
    return { raw: null, problem: { file: path, line, place: `byte ${at + 1}`, message } }
  }
}

/** Text as UTF-8 bytes. */
export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** Index of the first byte that begins no well-formed sequence (Unicode 15, table 3-7), or the length. */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const width =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0
    if (width === 0) return at
    for (let index = 1; index < width; index += 1) {
      const next = bytes[at + index] ?? 0
      const least = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
      const most = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
      if (next < least || next > most) return at
    }
    at += width
  }
  return at
}

/** A path without its ending: `train/doc-1.ann` is `train/doc-1`; a name that is all ending stays. */
export function withoutEnding(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? path.slice(0, path.length - name.length + dot) : path
}

/** The ending of a path in lower case with its dot, or empty. */
export function endingOf(path: string): string {
  return path.slice(withoutEnding(path).length).toLowerCase()
}
