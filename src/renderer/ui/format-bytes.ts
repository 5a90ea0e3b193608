import { groupDigits } from './group-digits'

const oneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** A size in bytes for reading, in powers of 1,000: "812 bytes", "5.2 kB", "1.3 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${groupDigits(bytes)} bytes`
  if (bytes < 999_950) return `${oneDecimal.format(bytes / 1000)} kB`
  return `${oneDecimal.format(bytes / 1_000_000)} MB`
}

/** "1 article", "2 000 articles". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${groupDigits(count)} ${many}`
}
