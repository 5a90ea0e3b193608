import type { KnownTexts } from '../format'
import { SourceText } from '../readings'
import { withoutEnding } from '../text-file'
import { placePassages } from './place-passages'
import type { TextBound } from './standoff-lines'

/**
 * The text that annotations without a text file are of: the article that came from a file of that name or is called
 * so, else the first one in which every passage has its words. Null when there is none.
 */
export async function textFor(
  known: KnownTexts,
  name: string,
  textBounds: readonly TextBound[]
): Promise<{ readonly article: string; readonly text: string } | null> {
  const base = name.slice(name.lastIndexOf('/') + 1)
  const isNamed = ({ title, original }: KnownTexts['articles'][number]): boolean =>
    title === base || withoutEnding(original.name) === base
  const named = known.articles.find(isNamed)
  if (named) return { article: named.id, text: await known.read(named.id) }
  const stated = textBounds.filter(({ words }) => words !== null && words.trim() !== '')
  if (stated.length === 0) return null
  for (const { id } of known.articles) {
    const text = await known.read(id)
    const reading = { unit: 'codepoint', lineEnds: 'as-is', bom: 'counted' } as const
    const { passages, problems } = placePassages(new SourceText(text), stated, reading)
    if (passages.size === stated.length && problems.length === 0) return { article: id, text }
  }
  return null
}
