/** Snowball's algorithms by the language subtag of BCP 47. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  hy: 'armenian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sl: 'slovene',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish'
}

/** The language subtag of a BCP 47 tag in lower case: `en` of `en-GB`; `en_GB` is understood too. */
export function languageSubtag(language: string): string {
  return (language.split(/[-_]/, 1)[0] ?? '').toLowerCase()
}

/** The stemmer that knows the forms of words in a language (BCP 47), or null where there is none. */
export function stemmerNameFor(language: string): string | null {
  const subtag = languageSubtag(language)
  return Object.hasOwn(ALGORITHMS, subtag) ? (ALGORITHMS[subtag] ?? null) : null
}
