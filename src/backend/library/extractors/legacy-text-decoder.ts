import { TextDecoder as Native } from 'node:util'
import iconv from 'iconv-lite'

/** Whether this runtime reads windows-1252 as ISO 8859-1, as Node 20.18.3 and later do: quotes become controls. */
const isBroken = (): boolean => new TextDecoder('windows-1252').decode(Uint8Array.of(0x93)) !== '\u201c'

/** A decoder that is right for windows-1252 and everything that is read as it (`iso-8859-1`, `us-ascii`). */
class LegacyTextDecoder extends Native {
  override decode(
    input?: NodeJS.ArrayBufferView | ArrayBuffer | null,
    options?: { readonly stream?: boolean }
  ): string {
    if (this.encoding !== 'windows-1252' || !input) return super.decode(input, options)
    const bytes = ArrayBuffer.isView(input)
      ? Buffer.from(input.buffer, input.byteOffset, input.byteLength)
      : Buffer.from(input)
    return iconv.decode(bytes, 'windows-1252')
  }
}

/**
 * Libraries that decode by themselves use the runtime's decoder; where that one is wrong it is replaced for the whole
 * thread. Its answers differ only where they were wrong.
 */
export function installLegacyDecoder(): void {
  if (isBroken()) Object.assign(globalThis, { TextDecoder: LegacyTextDecoder })
}
