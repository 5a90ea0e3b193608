/** How long a download may take to begin, in milliseconds; after that its address is no longer needed. */
const GRACE = 60_000

/** Hands a text to the browser's downloads as a JSON file. */
export function saveTextFile(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), GRACE)
}
