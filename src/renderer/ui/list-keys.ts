/**
 * Where a key leads in a list that is walked with the arrow keys, or null when the key is none of these.
 *
 * @param at index of the active row
 * @param count how many rows there are, at least one
 * @param page how many rows a page has
 */
export function listTarget(key: string, at: number, count: number, page: number): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown':
      return Math.min(last, at + page)
    case 'PageUp':
      return Math.max(0, at - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
