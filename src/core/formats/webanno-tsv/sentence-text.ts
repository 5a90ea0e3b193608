import type { TextRange } from '../../model/text-range'

/** A sentence as it is written: its tokens, and the text that its `#Text=` lines hold. In UTF-16 code units. */
export interface TsvSentence extends TextRange {
  /** Index of the sentence of the document; null for tokens that no sentence holds. */
  readonly index: number | null
  readonly tokens: readonly TextRange[]
  /** Text before the first token of a document, where it is more than spaces; else null. */
  readonly before: string | null
}

/**
 * The sentences of a document so that every reader puts the same text together. A sentence begins with its first token.
 * Readers fill the gap to the next one with a line feed and spaces; what else stands there goes with the sentence before
 * it, as white space at its end (two line feeds: one in the sentence, one between the sentences).
 *
 * @param tokens in text order, disjoint
 * @param sentences in text order, disjoint
 */
export function tsvSentences(
  text: string,
  tokens: readonly TextRange[],
  sentences: readonly TextRange[]
): readonly TsvSentence[] {
  const all = withLeadingTokens(text, tokens)
  const groups = grouped(all, sentences)
  if (groups.length === 0) {
    return text === '' ? [] : [{ start: 0, end: text.length, index: null, tokens: [], before: null }]
  }
  return groups.map(({ index, tokens: own }, at) => {
    const start = own[0]?.start ?? 0
    const last = own.at(-1)?.end ?? start
    const next = groups[at + 1]?.tokens[0]?.start ?? text.length
    const stated = index === null ? last : (sentences[index]?.end ?? last)
    const end = Math.min(Math.max(stated, last), next)
    const lead = at === 0 ? text.slice(0, start) : ''
    const gap = text.slice(end, next)
    const restored = at + 1 < groups.length ? (/\n *$/.exec(gap)?.[0].length ?? 0) : 0
    return { start, end: next - restored, index, tokens: own, before: /^ *$/.test(lead) ? null : lead }
  })
}

interface Group {
  readonly index: number | null
  readonly tokens: TextRange[]
}

/** Tokens by their sentences; those between two sentences are a group of their own. */
function grouped(tokens: readonly TextRange[], sentences: readonly TextRange[]): readonly Group[] {
  const groups: Group[] = []
  let at = 0
  let place = -1
  for (const token of tokens) {
    while ((sentences[at]?.end ?? Infinity) <= token.start) at += 1
    const isInside = (sentences[at]?.start ?? Infinity) <= token.start
    const here = at * 2 + (isInside ? 1 : 0)
    const group = groups.at(-1)
    if (group && here === place) group.tokens.push(token)
    else groups.push({ index: isInside ? at : null, tokens: [token] })
    place = here
  }
  return groups
}

/** Words before the first token get tokens: there is no other place for them. */
function withLeadingTokens(text: string, tokens: readonly TextRange[]): readonly TextRange[] {
  const lead = text.slice(0, tokens[0]?.start ?? text.length)
  if (!/[^\p{Z}\p{C}]/u.test(lead)) return tokens
  const found = [...lead.matchAll(/\S+/gu)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
  return [...found, ...tokens]
}
