const COMBINING = /\p{M}+/gu

/** Folds case, width and accents, so that "cafe" finds "Café" and full-width letters find plain ones. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(COMBINING, '').toLowerCase()
}

/** The folded words of a search. */
export function queryWords(query: string): readonly string[] {
  return foldText(query).split(/\s+/u).filter(Boolean)
}
