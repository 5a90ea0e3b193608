import type { FactsBlock, HeadingBlock, ParagraphBlock, Run, Runs } from './report-document'
import { dateWords } from './report-words'

// Small makers of blocks, so that the parts of a report read as what they say.

export const plain = (text: string): Runs => [{ text }]
export const faint = (text: string): Run => ({ text, look: 'faint' })
export const strong = (text: string): Run => ({ text, look: 'strong' })
export const code = (text: string): Run => ({ text, look: 'code' })
/** Something that somebody typed or that a file says. */
export const foreign = (text: string): Run => ({ text, foreign: true })
/** Words of a text that is reported on. */
export const words = (text: string, language: string): Run => ({ text, look: 'words', foreign: true, language })
export const tag = (text: string, hue: number | null): Run => ({ text, tag: { hue } })
export const link = (text: string, to: string): Run => ({ text, to })

export const heading = (level: HeadingBlock['level'], id: string, text: string | Runs): HeadingBlock => ({
  kind: 'heading',
  level,
  id,
  runs: typeof text === 'string' ? plain(text) : text
})
export const paragraph = (text: string | Runs, look?: ParagraphBlock['look']): ParagraphBlock => ({
  kind: 'paragraph',
  runs: typeof text === 'string' ? plain(text) : text,
  ...(look !== undefined && { look })
})

/** Facts from names and values; those that are null or empty are left out. Null when nothing is left. */
export function facts(rows: readonly (readonly [name: string, value: string | Runs | null])[]): FactsBlock | null {
  const told = rows.flatMap(([name, value]) => {
    if (value === null || value.length === 0) return []
    return { name, value: typeof value === 'string' ? [foreign(value)] : value }
  })
  return told.length === 0 ? null : { kind: 'facts', rows: told }
}

/** Without the nulls; lists among the items are taken apart. */
export function present<Item>(...items: readonly (Item | null | readonly Item[])[]): Item[] {
  const isList = (item: Item | readonly Item[]): item is readonly Item[] => Array.isArray(item)
  const kept: Item[] = []
  for (const item of items) {
    if (item === null) continue
    if (isList(item)) kept.push(...item)
    else kept.push(item)
  }
  return kept
}

/** A date in words, or null. */
export const day = (iso: string | null): string | null => (iso === null ? null : dateWords(iso))

/** Runs with something between them. */
export const joined = (parts: readonly Runs[], between: string): Runs =>
  parts.flatMap((part, index) => (index === 0 ? part : [{ text: between }, ...part]))
