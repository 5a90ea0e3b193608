/** Names of one institution: where two stand in one title, it was named twice. */
const INSTITUTIONS: readonly (readonly [string, string])[] = [
  ['the defence ministry', 'Department of Defen[sc]e|Defen[sc]e Department|Pentagon'],
  ['the foreign ministry', 'Department of State|State Department|Foggy Bottom'],
  ['the foreign ministry', "Foreign Ministry|Ministry of Foreign Affairs|Foreign Office|Quai d[’']Orsay"],
  ['the defence ministry', 'Ministry of Defen[sc]e|Defen[sc]e Ministry|MoD'],
  ['the interior ministry', 'Ministry of the Interior|Interior Ministry|Ministry of Internal Affairs|Home Office'],
  ['the finance ministry', 'Ministry of Finance|Finance Ministry|Treasury'],
  ['the justice ministry', 'Department of Justice|Justice Department|Ministry of Justice|Justice Ministry|DOJ'],
  ['homeland security', 'Department of Homeland Security|Homeland Security Department|DHS'],
  ['the prime minister’s office', "Downing Street|Number 10|No\\.? 10|Prime Minister[’']s Office"],
  ['the president’s office', 'White House|Executive Mansion'],
  ['the president’s office', 'Elys[eé]e|Élysée|French presidency|French Presidency'],
  ['the Kremlin', 'Kremlin|Russian Presidency|Russian presidency'],
  ['the European Commission', 'European Commission|EU Commission|Brussels executive'],
  ['the FBI', 'Federal Bureau of Investigation|FBI'],
  ['the CIA', 'Central Intelligence Agency|CIA'],
  ['the UN', 'United Nations|UN|U\\.N\\.'],
  ['NATO', 'North Atlantic Treaty Organi[sz]ation|NATO'],
  ['the WHO', 'World Health Organi[sz]ation|WHO'],
  ['the Fed', 'Federal Reserve|Fed']
]

const ROLE =
  'spokes(?:man|woman|person)|press secretary|secretary|minister|director|chief|head|chair(?:man|woman)?|commissioner|adviser|advisor|official|ambassador|envoy|commander'

/** An institution twice, as it was found: UTF-16 offsets in the stretch that was given. */
export interface DoubledTitle {
  readonly index: number
  readonly length: number
  readonly first: string
  readonly second: string
}

const ALL = INSTITUTIONS.map(([, names]) => names).join('|')
const TWICE = new RegExp(
  `(?<![\\p{L}])(?:(?:US|U\\.S\\.|UK|British|German|French|Russian|Ukrainian|\\p{Lu}\\p{Ll}+) )?(${ALL})(?:[’']s)?((?: [\\p{L}-]+){0,4}?) (${ALL})(?:[’']s)?(?: [\\p{L}-]+){0,3}? (?:${ROLE})(?![\\p{L}])`,
  'gu'
)
const ROLE_TWICE =
  /(?<!\p{L})((?:Prime Minister|President|Chancellor|Premier|Senator|Governor|Secretary of State|Foreign Minister|Mayor|Chairman|CEO|Chief Executive))(?: [\p{L}-]+){0,2}? \1(?= \p{Lu}\p{Ll})|(?<!\p{L})(?:(?:CEO|ceo) (?:and )?(?:Chief Executive|chief executive)|(?:Chief Executive|chief executive)(?: Officer| officer)? (?:CEO|ceo)|(?:President|president) (?:and )?(?:head of state)|(?:Prime Minister|prime minister) (?:and )?(?:premier|Premier|head of government))(?!\p{L})/gu

/** Titles that name one institution or one role twice, as “Department of Defense deputy Pentagon press secretary”. */
export function doubledTitles(text: string): readonly DoubledTitle[] {
  const institutions = [...text.matchAll(TWICE)].flatMap((match): DoubledTitle[] => {
    const [first = '', second = ''] = [match[1], match[3]]
    const isOne = first !== second && INSTITUTIONS.some(([, names]) => isOf(names, first) && isOf(names, second))
    return isOne || first === second ? [{ index: match.index, length: match[0].length, first, second }] : []
  })
  const roles = [...text.matchAll(ROLE_TWICE)].map((match) => ({
    index: match.index,
    length: match[0].length,
    first: match[1] ?? match[0],
    second: match[1] ?? match[0]
  }))
  return [...institutions, ...roles].sort((a, b) => a.index - b.index)
}

const isOf = (names: string, written: string): boolean => new RegExp(`^(?:${names})$`, 'u').test(written)

/** Offices of which a person holds one at a time; of two in one group, one is out of date or wrong. */
const OFFICES: readonly (readonly [string, string])[] = [
  ['president', 'President'],
  ['prime minister', 'Prime Minister|Premier|PM'],
  ['chancellor', 'Chancellor'],
  ['senator', 'Senator|Sen\\.'],
  ['representative', 'Representative|Rep\\.|Congressman|Congresswoman'],
  ['governor', 'Governor|Gov\\.'],
  ['mayor', 'Mayor'],
  ['judge', 'Judge'],
  ['justice', 'Justice'],
  ['foreign minister', 'Foreign Minister|Minister of Foreign Affairs'],
  ['defence minister', 'Defen[sc]e Minister|Minister of Defen[sc]e'],
  ['finance minister', 'Finance Minister|Minister of Finance'],
  ['interior minister', 'Interior Minister|Minister of the Interior'],
  ['justice minister', 'Justice Minister|Minister of Justice'],
  ['secretary of state', 'Secretary of State'],
  ['defence secretary', 'Secretary of Defen[sc]e|Defen[sc]e Secretary'],
  ['lieutenant', 'Lieutenant|Lt\\.'],
  ['captain', 'Captain|Capt\\.'],
  ['major', 'Major|Maj\\.'],
  ['colonel', 'Colonel|Col\\.|Lieutenant Colonel|Lt\\. Col\\.'],
  [
    'general',
    'General|Gen\\.|Lieutenant General|Major General|Brigadier General|Brig\\. Gen\\.|Lt\\. Gen\\.|Maj\\. Gen\\.'
  ],
  ['admiral', 'Admiral|Adm\\.'],
  ['sergeant', 'Sergeant|Sgt\\.']
]

const OFFICE_WORDS = OFFICES.map(([, words]) => words)
  .join('|')
  .split('|')
  .sort((a, b) => b.length - a.length)
  .join('|')
const OFFICE_BEFORE = new RegExp(
  `(?<![\\p{L}-])(?<![Vv]ice |[Dd]eputy |[Ff]ormer |[Ee]x-|then-|[Aa]cting |[Ee]lect |Attorney |Secretary )(${OFFICE_WORDS}) $`,
  'u'
)

/** The office that a title just before a name gives its bearer, by one word for all spellings; null when there is none. */
export function officeBefore(
  text: string,
  nameStart: number
): { readonly office: string; readonly start: number } | null {
  const from = Math.max(0, nameStart - 40)
  const match = OFFICE_BEFORE.exec(text.slice(from, nameStart))
  const written = match?.[1]
  const office = OFFICES.find(([, words]) => written !== undefined && isOf(words, written))?.[0]
  return match && office !== undefined ? { office, start: from + match.index } : null
}
