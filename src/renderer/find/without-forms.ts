import { stemmerNameFor } from '../../core/query/match-languages'

const NAMES = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' })

/** Languages (BCP 47) as they are called; one that nobody knows is said so. */
export function languageNames(languages: readonly string[]): string {
  const names = new Set(languages.map((language) => (language === 'und' ? 'an unknown language' : nameOf(language))))
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
}

function nameOf(language: string): string {
  try {
    return NAMES.of(language) ?? language
  } catch (error) {
    // RangeError is how Intl says "not a language tag".
    if (error instanceof RangeError) return language
    throw error
  }
}

/** What is said where forms of words are looked for in languages for which none are known. */
export const withoutFormsWords = (languages: readonly string[]): string =>
  `No word forms are known for ${languageNames(languages)}: the words themselves are found.`

/** The same for one language; null if its forms are known. */
export const whyNoForms = (language: string): string | null =>
  stemmerNameFor(language) === null ? withoutFormsWords([language]) : null
