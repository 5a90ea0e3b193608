const LENGTH = 60

/** Words in quotation marks for messages, shortened to 60 characters, on one line. */
export function quoted(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' '))
  return `“${characters.length > LENGTH ? `${characters.slice(0, LENGTH - 1).join('')}…` : characters.join('')}”`
}
