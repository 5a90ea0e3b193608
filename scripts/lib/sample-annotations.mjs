// Annotations of the sample article for the README's pictures, as W3C Web Annotations: a person's plausible work.

/**
 * @typedef {object} Mark
 * @property {string} quote words of the sample article that occur in it once
 * @property {string} label name of a label of the default scheme
 * @property {{ normalized: string, speaker: string, verdict?: string, note?: string }} [claim]
 */

/** The file in resources/sample. */
export const ARTICLE_FILE = 'harbour-expansion.txt'

/** The claim that the pictures show in the inspector. */
export const SHOWN_QUOTE = 'the site has reclaimed more than 412m2 of land'

/** @type {Mark[]} */
export const MARKS = [
  {
    quote: 'the first new deep-water berth on this coast since 1961',
    label: 'Claim',
    claim: {
      normalized: 'No deep-water berth has been built on the Ovre estuary coast since 1961.',
      speaker: 'The plan',
      verdict: 'true'
    }
  },
  { quote: '430 hectares of reclaimed land', label: 'Quantity' },
  { quote: 'councillor Odile Ferrant', label: 'Speaker' },
  { quote: '“holding an umbrella with no cloth.”', label: 'Opinion' },
  {
    quote: SHOWN_QUOTE,
    label: 'Claim',
    claim: {
      normalized: 'The harbour site has reclaimed more than 412 m² of land since dredging began on 3 February.',
      speaker: 'Port authority',
      verdict: 'false',
      note: 'A slip of the unit: 412 m² is less than two tennis courts. The plan speaks of 430 hectares.'
    }
  },
  { quote: 'more than 412m2', label: 'Quantity' },
  {
    quote: 'the largest volume of stone in a single month since records began in 1994',
    label: 'Claim',
    claim: {
      normalized: 'The site handled more stone in one month than in any other since 1994.',
      speaker: 'Port authority',
      verdict: 'unproven'
    }
  },
  { quote: 'deputy harbour master Ilse Brandt', label: 'Speaker' },
  {
    quote: 'The expansion would create 1,850 permanent jobs, three times the number on the quays today',
    label: 'Claim',
    claim: {
      normalized: 'The expansion will create 1,850 permanent jobs, three times as many as today.',
      speaker: 'Ilse Brandt',
      note: 'The port authority itself expects 1,580.'
    }
  },
  { quote: '1,850 permanent jobs', label: 'Quantity' },
  { quote: 'a reckless land grab', label: 'Loaded' },
  { quote: 'A survey of 1,204 residents in June', label: 'Evidence' }
]

/**
 * @param {string} text the article as it was frozen
 * @returns {string} the annotations as JSON-LD, positions in code points
 */
export function sampleAnnotations(text) {
  const items = MARKS.map(({ quote, label, claim }, index) => {
    const at = text.indexOf(quote)
    if (at < 0 || text.includes(quote, at + 1)) throw new Error(`The sample article must hold once: ${quote}`)
    const start = Array.from(text.slice(0, at)).length
    const selector = [
      { type: 'TextQuoteSelector', exact: quote },
      { type: 'TextPositionSelector', start, end: start + Array.from(quote).length }
    ]
    const body = [{ type: 'TextualBody', purpose: 'tagging', value: label }, ...claimBodies(`sample-${index}`, claim)]
    return { type: 'Annotation', motivation: 'tagging', body, target: { selector } }
  })
  return JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items })
}

/** @param {string} id @param {Mark['claim']} claim */
function claimBodies(id, claim) {
  if (!claim) return []
  const { normalized, speaker, verdict, note } = claim
  const part = (/** @type {string} */ name) => ({
    'claimdesk:part': name,
    'claimdesk:claim': `urn:claimdesk:claim:${id}`
  })
  const verdictBody = { ...part('verdict'), 'claimdesk:scale': 'five-point', 'claimdesk:verdict': verdict }
  return [
    { type: 'TextualBody', purpose: 'describing', value: normalized, ...part('claim'), 'claimdesk:speaker': speaker },
    ...(verdict ? [{ type: 'TextualBody', purpose: 'assessing', value: verdict, ...verdictBody }] : []),
    ...(note ? [{ type: 'TextualBody', purpose: 'commenting', value: note, ...part('claim-note') }] : [])
  ]
}
