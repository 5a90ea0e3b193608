import type { Finding, NormaliseContext } from './normalise'

/** Somebody says it, and nobody is named. */
const UNNAMED =
  /(?<![\p{L}-])(?:reportedly|allegedly|supposedly|(?:it|which) (?:is|was|has been) (?:widely )?(?:said|reported|believed|thought|claimed|alleged|understood|rumou?red)(?: that)?|(?:is|are|was|were) (?:widely )?(?:said|reported|believed|thought|alleged|understood|rumou?red) to|(?:some|many|critics|experts|observers|analysts|sources|officials|insiders|people|locals|witnesses|researchers|scientists) (?:say|said|believe|believed|claim|claimed|argue|argued|think|thought|warn|warned)|(?:according to|citing|sources? (?:in|at|close to)) (?:sources?|officials?|reports?|experts?|people|media|unnamed|anonymous|insiders|analysts|observers|witnesses)(?! (?:at|of|in|from|with) (?:the )?\p{Lu}))(?!\p{L})/giu
const SAYS = /(?<![\p{L}-])(?:said|says|told|according to|claimed|claims)(?!\p{L})/u

/**
 * Words that attribute without naming anybody, and an attribution of which nobody knows whose it is: then all of the
 * words are given. In English.
 */
export function findMissingSpeakers(
  text: string,
  context: Pick<NormaliseContext, 'speaker' | 'isAttributed'>
): readonly Finding[] {
  const findings = [...text.matchAll(UNNAMED)].map(({ 0: words, index: start }): Finding => ({
    kind: 'missing-speaker',
    start,
    end: start + words.length,
    words,
    help: `Say who says so: “${words}” names nobody.`,
    instead: null
  }))
  const isOpen = context.isAttributed && context.speaker.trim() === '' && !SAYS.test(text)
  if (findings.length > 0 || !isOpen || text === '') return findings
  const help = 'The claim is attributed, and its speaker is not given. Name who said it.'
  return [{ kind: 'missing-speaker', start: 0, end: text.length, words: text, help, instead: null }]
}
