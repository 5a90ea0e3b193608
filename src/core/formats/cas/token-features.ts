import type { DecodedSpan, Token } from '../format'
import { LEMMA, MORPHOLOGY, POS, STEM } from './layers'

/** Types of annotations that say something of exactly one token, and what the token calls it. */
export const TOKEN_LAYERS: ReadonlyMap<string, string> = new Map([
  [POS, 'pos'],
  [LEMMA, 'lemma'],
  [STEM, 'stem'],
  [MORPHOLOGY, 'morph']
])

/** True on annotations that are only what a token says of itself, written out for programs that look for them. */
export const OF_TOKEN = 'claimdesk_ofToken'

/** True on tokens that are a span as well, although nothing ends at them. */
export const TOKEN_SPAN = 'claimdesk_span'

/**
 * Tokens with what the part-of-speech, lemma, stem and morphology annotations on them say (`pos`, `lemma`, `stem`,
 * `morph`), so that formats of columns can write it. The annotations stay spans, too. What a token has already is kept;
 * of several annotations the first counts.
 *
 * @param values the type and the label's value of each span; a span without value says nothing
 */
export function withTokenFeatures(
  tokens: readonly Token[],
  values: Iterable<{ readonly span: Pick<DecodedSpan, 'ranges'>; readonly type: string; readonly value: string | null }>
): readonly Token[] {
  const found = new Map<string, Record<string, string>>()
  for (const { span, type, value } of values) {
    const name = TOKEN_LAYERS.get(type)
    const [range] = span.ranges
    if (name === undefined || value === null || !range || span.ranges.length > 1) continue
    const key = `${range.start}-${range.end}`
    const features = found.get(key) ?? {}
    features[name] ??= value
    found.set(key, features)
  }
  return tokens.map((token) => {
    const more = found.get(`${token.start}-${token.end}`)
    return more ? { ...token, features: { ...more, ...token.features } } : token
  })
}
