import type { CueType } from '../model/claim-check'

/**
 * What may stand behind a reporting verb for it to be one. `clause`: a clause with or without “that”; `that`: only
 * with “that”, a quotation, or the clause before it; `tell`: somebody told, then a clause; `object`: what is called
 * or judged; `infinitive`: what is to be done; `of`: a thing with a preposition, or a clause with “that”.
 */
export type CueFrame = 'clause' | 'that' | 'tell' | 'object' | 'infinitive' | 'of'

export type CueForm = 'base' | 'third' | 'past' | 'participle'

export interface CueWord {
  /** The verb as a dictionary has it. */
  readonly verb: string
  readonly frame: CueFrame
  readonly type: CueType
  readonly form: CueForm
  /** Whether the past form is that of the passive as well: said, but not wrote. */
  readonly isPassive: boolean
  /** True for verbs that report less often than they do something else: only asked for with `wide`. */
  readonly isWeak: boolean
}

/** Verbs of each frame and type; a verb with irregular forms is written `verb/third/past/participle/passive`. */
const STRONG: readonly (readonly [CueFrame, CueType, string])[] = [
  [
    'clause',
    'statement',
    'say/says/said/saying insist claim admit/admits/admitted/admitting acknowledge concede reply/replies/replied/replying'
  ],
  [
    'that',
    'statement',
    'add argue warn note explain announce declare state confirm stress emphasise emphasize maintain assert contend ' +
      'allege testify/testifies/testified/testifying tweet write/writes/wrote/writing/written remark caution suggest ' +
      'recall reveal conclude respond observe complain joke quip reiterate'
  ],
  ['tell', 'statement', 'tell/tells/told/telling'],
  ['tell', 'statement', 'assure inform'],
  ['clause', 'belief', 'believe think/thinks/thought/thinking reckon'],
  ['that', 'belief', 'predict estimate expect doubt'],
  ['clause', 'attitude', 'hope fear'],
  ['of', 'statement', 'deny/denies/denied/denying'],
  ['that', 'report', 'report show/shows/showed/showing/shown find/finds/found/finding indicate'],
  [
    'object',
    'attitude',
    'call describe denounce condemn criticise criticize praise dismiss blame accuse hail brand label'
  ],
  ['infinitive', 'intention', 'vow pledge promise threaten urge']
]

const WEAK: readonly (readonly [CueFrame, CueType, string])[] = [
  [
    'that',
    'statement',
    'point repeat mention disclose imply/implies/implied/implying hint signal boast grumble lament muse ' +
      'mutter murmur shout whisper exclaim post propose recommend demand request answer counter retort affirm attest ' +
      'proclaim profess swear/swears/swore/swearing/sworn vouch comment opine'
  ],
  ['clause', 'belief', 'know/knows/knew/knowing/known guess suppose assume feel/feels/felt/feeling consider suspect'],
  ['that', 'perception', 'see/sees/saw/seeing/seen hear/hears/heard/hearing notice discover learn realise realize'],
  ['that', 'attitude', 'regret worry/worries/worried/worrying agree welcome'],
  ['infinitive', 'intention', 'plan/plans/planned/planning intend aim vow hope offer refuse'],
  ['object', 'attitude', 'slam/slams/slammed/slamming blast attack defend reject mock ridicule'],
  ['that', 'report', 'demonstrate prove document record estimate calculate']
]

const FORMS: readonly CueForm[] = ['base', 'third', 'past', 'participle']

function formsOf(entry: string): readonly string[] {
  if (entry.includes('/')) return entry.split('/')
  const stem = entry.endsWith('e') ? entry.slice(0, -1) : entry
  const third = /(?:s|x|z|ch|sh)$/.test(entry) ? `${entry}es` : `${entry}s`
  return [entry, third, `${stem}ed`, `${stem}ing`]
}

function tableOf(): ReadonlyMap<string, CueWord> {
  const table = new Map<string, CueWord>()
  const tiers = [
    [STRONG, false],
    [WEAK, true]
  ] as const
  for (const [rows, isWeak] of tiers) {
    for (const [frame, type, verbs] of rows) {
      for (const entry of verbs.split(' ')) {
        const forms = formsOf(entry)
        const verb = forms[0] ?? entry
        const passive = forms[4] ?? forms[2]
        forms.slice(0, 4).forEach((word, index) => {
          const form = FORMS[index] ?? 'base'
          if (!table.has(word)) table.set(word, { verb, frame, type, form, isWeak, isPassive: word === passive })
        })
        if (passive && !table.has(passive)) {
          table.set(passive, { verb, frame, type, form: 'past', isWeak, isPassive: true })
        }
      }
    }
  }
  return table
}

/** Reporting verbs of English by each of their forms in small letters. */
export const CUE_WORDS: ReadonlyMap<string, CueWord> = tableOf()

/** Forms that are also nouns, or adjectives: they report only where they plainly stand as verbs. */
export const ALSO_NOUNS: ReadonlySet<string> = new Set(
  (
    'claim claims note notes report reports state states remark remarks estimate estimates doubt doubts hope hopes ' +
    'fear fears pledge pledges promise promises vow vows show shows find finds stress call calls joke jokes warning ' +
    'brand brands label labels blame praise hail tweet tweets comment comments plan plans answer answers demand ' +
    'demands request requests post posts reply replies point points record records document documents see offer offers ' +
    'attack attacks signal signals hint hints guess thinking feeling feelings'
  ).split(' ')
)
