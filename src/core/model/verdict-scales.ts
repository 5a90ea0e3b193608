import type { CanonicalVerdict, VerdictScale, VerdictScaleValue } from './verdict-scale'
import { valueOf } from './verdict-scale'

const HUES: Readonly<Record<CanonicalVerdict, number>> = {
  supported: 155,
  conflicting: 50,
  refuted: 28,
  'not-enough-evidence': 245,
  'not-checkable': 300
}
const GLYPHS: Readonly<Record<CanonicalVerdict, string>> = {
  supported: '●',
  conflicting: '◑',
  refuted: '○',
  'not-enough-evidence': '?',
  'not-checkable': '–'
}

type Given = Partial<Omit<VerdictScaleValue, 'id' | 'label' | 'canonical' | 'definition'>>

/** A value with what follows from its class where nothing else is given. */
export function scaleValue(
  id: string,
  label: string,
  canonical: CanonicalVerdict,
  definition: string,
  given: Given = {}
): VerdictScaleValue {
  return {
    id,
    label,
    short: label,
    definition,
    canonical,
    glyph: GLYPHS[canonical],
    hue: HUES[canonical],
    rating: null,
    needsJustification: canonical !== 'not-checkable',
    minEvidence: canonical === 'supported' || canonical === 'refuted' || canonical === 'conflicting' ? 1 : 0,
    ...given
  }
}

/** The default scale of a library. */
export const FIVE_POINT_SCALE: VerdictScale = {
  id: 'five-point',
  name: 'Five-point scale',
  about: 'Claimdesk’s own: four steps from true to false, and one for what the evidence does not settle.',
  values: [
    scaleValue('true', 'True', 'supported', 'The claim holds and nothing of weight is left out.', { rating: 4 }),
    scaleValue('mostly-true', 'Mostly true', 'supported', 'The claim holds in substance; a detail is off or missing.', {
      short: 'Mostly',
      glyph: '◕',
      hue: 125,
      rating: 3
    }),
    scaleValue(
      'half-true',
      'Half true',
      'conflicting',
      'Part of the claim holds and part does not, or it misleads without its context.',
      { short: 'Half', rating: 2 }
    ),
    scaleValue('false', 'False', 'refuted', 'The evidence contradicts the claim.', { rating: 1 }),
    scaleValue('unproven', 'Unproven', 'not-enough-evidence', 'The evidence at hand does not settle the claim.')
  ]
}

const AVERITEC: VerdictScale = {
  id: 'averitec',
  name: 'AVeriTeC',
  about: 'Four classes of the AVeriTeC data set; the usual choice for research.',
  values: [
    scaleValue('supported', 'Supported', 'supported', 'The evidence supports the claim.'),
    scaleValue(
      'conflicting',
      'Conflicting Evidence/Cherrypicking',
      'conflicting',
      'The evidence conflicts, or the claim is right in its letter and misleads by what it leaves out.',
      { short: 'Conflicting' }
    ),
    scaleValue(
      'not-enough-evidence',
      'Not Enough Evidence',
      'not-enough-evidence',
      'What was found neither supports nor refutes the claim.',
      { short: 'Not enough' }
    ),
    scaleValue('refuted', 'Refuted', 'refuted', 'The evidence contradicts the claim.')
  ]
}

const FEVER: VerdictScale = {
  id: 'fever',
  name: 'FEVER',
  about: 'Three classes of the FEVER data set.',
  values: [
    scaleValue('supports', 'SUPPORTS', 'supported', 'The evidence supports the claim.', { short: 'Supports' }),
    scaleValue('not-enough-info', 'NOT ENOUGH INFO', 'not-enough-evidence', 'Nothing found decides the claim.', {
      short: 'Not enough'
    }),
    scaleValue('refutes', 'REFUTES', 'refuted', 'The evidence refutes the claim.', { short: 'Refutes' })
  ]
}

const POLITIFACT: VerdictScale = {
  id: 'politifact',
  name: 'PolitiFact (six steps)',
  about: 'Six steps as PolitiFact publishes them; numbers from 6 (true) to 1.',
  values: [
    scaleValue('true', 'True', 'supported', 'Accurate, and nothing significant is missing.', { rating: 6 }),
    scaleValue('mostly-true', 'Mostly True', 'conflicting', 'Accurate, but needs clarification or more information.', {
      short: 'Mostly',
      glyph: '◕',
      hue: 125,
      rating: 5
    }),
    scaleValue('half-true', 'Half True', 'conflicting', 'Partly accurate; leaves out important details.', {
      short: 'Half',
      rating: 4
    }),
    scaleValue('mostly-false', 'Mostly False', 'conflicting', 'Has an element of truth and ignores critical facts.', {
      short: 'Mostly f.',
      glyph: '◔',
      hue: 35,
      rating: 3
    }),
    scaleValue('false', 'False', 'refuted', 'Not accurate.', { rating: 2 }),
    scaleValue('pants-on-fire', 'Pants on Fire', 'refuted', 'Not accurate, and ridiculous.', {
      short: 'Pants',
      glyph: '✕',
      hue: 15,
      rating: 1
    })
  ]
}

/** Words that lie on no line: no numbers. */
const SNOPES: VerdictScale = {
  id: 'snopes',
  name: 'Snopes-style ratings',
  about: 'Ratings in words; most lie on no line from true to false, so none has a number.',
  values: [
    scaleValue('true', 'True', 'supported', 'The main elements are demonstrably true.'),
    scaleValue('mostly-true', 'Mostly True', 'supported', 'The main elements are true, some details are not.'),
    scaleValue('mixture', 'Mixture', 'conflicting', 'Elements of truth and of falsity, neither outweighing the other.'),
    scaleValue('mostly-false', 'Mostly False', 'refuted', 'The main elements are false, some details are true.'),
    scaleValue('false', 'False', 'refuted', 'The main elements are demonstrably false.'),
    scaleValue('unfounded', 'Unfounded', 'not-enough-evidence', 'There is no evidence for it.'),
    scaleValue('outdated', 'Outdated', 'conflicting', 'Later events made it irrelevant or wrong.'),
    scaleValue('miscaptioned', 'Miscaptioned', 'refuted', 'A picture is real; what is said of it is not.'),
    scaleValue('correct-attribution', 'Correct Attribution', 'supported', 'It was said by whom it is said to be.'),
    scaleValue('misattributed', 'Misattributed', 'refuted', 'It was said, by somebody else.'),
    scaleValue('satire', 'Labeled Satire', 'not-checkable', 'It comes from content marked as satire.'),
    scaleValue('scam', 'Scam', 'refuted', 'Part of a fraud.'),
    scaleValue('in-progress', 'Research in Progress', 'not-enough-evidence', 'It is still looked into.', {
      needsJustification: false
    })
  ]
}

const AFP: VerdictScale = {
  id: 'afp',
  name: 'Agency style',
  about: 'Words as news agencies use them, without numbers; what is not strongly backed is held.',
  values: [
    scaleValue('false', 'False', 'refuted', 'The evidence contradicts the claim.', { minEvidence: 2 }),
    scaleValue('misleading', 'Misleading', 'conflicting', 'Right words that lead to a wrong conclusion.', {
      minEvidence: 2
    }),
    scaleValue('missing-context', 'Missing context', 'conflicting', 'It needs what was left out.', { minEvidence: 2 }),
    scaleValue('altered', 'Altered', 'refuted', 'A picture, a recording or a text was changed.', { minEvidence: 2 }),
    scaleValue('true', 'True', 'supported', 'The evidence supports the claim.', { minEvidence: 2 }),
    scaleValue('satire', 'Satire', 'not-checkable', 'Meant and marked as a joke.'),
    scaleValue('held', 'Held', 'not-enough-evidence', 'The evidence is not strong and cross-checked: not published.')
  ]
}

const FREE_TEXT: VerdictScale = {
  id: 'conclusion',
  name: 'Conclusion in words',
  about: 'No scale: the conclusion is written, and only its class is chosen.',
  values: [
    scaleValue('supported', 'Holds', 'supported', 'The conclusion supports the claim.'),
    scaleValue('conflicting', 'Holds in part', 'conflicting', 'The conclusion supports a part of it.'),
    scaleValue('refuted', 'Does not hold', 'refuted', 'The conclusion contradicts the claim.'),
    scaleValue('not-enough-evidence', 'Open', 'not-enough-evidence', 'The conclusion leaves it open.')
  ]
}

const CLAIMSKG: VerdictScale = {
  id: 'claimskg',
  name: 'ClaimsKG',
  about: 'Four normalised classes of the ClaimsKG collection.',
  values: [
    scaleValue('true', 'TRUE', 'supported', 'True.'),
    scaleValue('mixture', 'MIXTURE', 'conflicting', 'Partly true.'),
    scaleValue('false', 'FALSE', 'refuted', 'False.'),
    scaleValue('other', 'OTHER', 'not-enough-evidence', 'Anything else.', { needsJustification: false })
  ]
}

const CHECK: VerdictScale = {
  id: 'check',
  name: 'Check',
  about: 'The states of Meedan’s Check.',
  values: [
    scaleValue('verified', 'Verified', 'supported', 'Verified.'),
    scaleValue('false', 'False', 'refuted', 'False.'),
    scaleValue('inconclusive', 'Inconclusive', 'not-enough-evidence', 'Not decided by what was found.'),
    scaleValue('in-progress', 'In progress', 'not-enough-evidence', 'Being looked into.', {
      needsJustification: false
    }),
    scaleValue('unstarted', 'Unstarted', 'not-enough-evidence', 'Nobody began.', { needsJustification: false })
  ]
}

/** The scales every library knows. A library may have others (`OwnScale`). */
export const VERDICT_SCALES: readonly VerdictScale[] = [
  FIVE_POINT_SCALE,
  AVERITEC,
  FEVER,
  POLITIFACT,
  SNOPES,
  AFP,
  FREE_TEXT,
  CLAIMSKG,
  CHECK
]

/**
 * Looks a verdict up; null when the scale or the value is unknown.
 *
 * @param own the library's own scales
 */
export function findVerdict(
  verdict: { readonly scale: string; readonly value: string },
  own: readonly VerdictScale[] = []
): VerdictScaleValue | null {
  const scale = findScale(verdict.scale, own)
  return scale && valueOf(scale, verdict.value)
}

export function findScale(id: string, own: readonly VerdictScale[] = []): VerdictScale | null {
  return [...VERDICT_SCALES, ...own].find((scale) => scale.id === id) ?? null
}
