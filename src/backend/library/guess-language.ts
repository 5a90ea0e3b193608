import { eld } from 'eld/small'

/** How much of a text is looked at. */
const SAMPLE_LENGTH = 8_000

/**
 * The language of a text as BCP 47, `und` when it cannot be told. A person can change it; it decides how words and
 * sentences are found, never where a highlight lies.
 */
export function guessLanguage(text: string): string {
  const { language } = eld.detect(text.slice(0, SAMPLE_LENGTH))
  return language === '' ? 'und' : language
}
