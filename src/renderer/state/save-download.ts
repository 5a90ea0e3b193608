/** How long a download may take to begin, in milliseconds; after that its address is no longer needed. */
const GRACE = 60_000

/** Hands a file to the browser's downloads under a name. */
export function saveDownload(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), GRACE)
}
