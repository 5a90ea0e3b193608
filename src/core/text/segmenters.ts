const FALLBACK = 'und'
const KEEP = 64

const segmenters = new Map<string, Intl.Segmenter>()

/**
 * A segmenter for a language tag (BCP 47; `en_GB` is understood too), kept because making one costs more than using
 * it on a sentence. A tag that is not well formed gets the language-neutral rules instead of an error: the tag comes
 * from files that people did not write by hand. Segments depend on the host's Unicode data: derive them, never store
 * them.
 */
export function segmenterFor(language: string, granularity: 'grapheme' | 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${language}`
  const known = segmenters.get(key)
  if (known) return known
  const segmenter = new Intl.Segmenter(wellFormedTag(language), { granularity })
  if (segmenters.size >= KEEP) segmenters.clear()
  segmenters.set(key, segmenter)
  return segmenter
}

/** True for English in any region or script: `en`, `en-GB`, `en_US`. */
export function isEnglish(language: string): boolean {
  return /^en(?:$|[-_])/i.test(language)
}

function wellFormedTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? FALLBACK
  } catch (error) {
    // RangeError is how Intl says "not a language tag"; there is no way to ask without it.
    if (error instanceof RangeError) return FALLBACK
    throw error
  }
}
