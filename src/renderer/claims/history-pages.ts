import type { HistoryPage } from '../../api/views'

/** Puts the newest page before what is known. Where they do not meet, what is known is too old to be kept. */
export function withNewest(known: HistoryPage | null, page: HistoryPage): HistoryPage {
  const newestKnown = known?.entries[0]?.seq
  if (!known || newestKnown === undefined) return page
  const fresh = page.entries.filter((entry) => entry.seq > newestKnown)
  const meets = fresh.length < page.entries.length || !page.more
  return meets ? { entries: [...fresh, ...known.entries], more: known.more } : page
}

/** Puts an older page behind what is known. */
export function withOlder(known: HistoryPage, page: HistoryPage): HistoryPage {
  const oldest = known.entries.at(-1)?.seq ?? Infinity
  return { entries: [...known.entries, ...page.entries.filter((entry) => entry.seq < oldest)], more: page.more }
}
