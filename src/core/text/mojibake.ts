import { MISREAD_TABLES } from './misread-tables'
import { isPlausibleThere } from './plausible-character'

/** What was done to a text that shows “Ã©” where “é” was meant. */
export interface Misreading {
  /** The encoding that UTF-8 was read as, an IANA name in lower case. */
  readonly readAs: string
  /** How often, one time over the other: 1, rarely 2 or 3. */
  readonly times: number
}

/** Mojibake that can be repaired: a text whose letters outside of ASCII are, nearly all, misread UTF-8. */
export interface Mojibake extends Misreading {
  /** Share of the characters outside of ASCII that the repair changes, 0 to 1. */
  readonly share: number
  /** Characters that come out of the repair. */
  readonly places: number
  /** A piece of the text as it is and as it would be. */
  readonly sample: { readonly garbled: string; readonly repaired: string }
}

/** From this share on a text is garbled. One that quotes “Ã©” and has the right “é” beside it stays below. */
const LEAST_SHARE = 0.8
/** Fewer garbled characters may be chance, or what the text is about. */
const LEAST_PLACES = 2
/** Share of the repaired characters that have to fit between their neighbours. */
const LEAST_PLAUSIBLE = 0.9
const MOST_TIMES = 3
/** So much of a text is looked at, in UTF-16 code units: a text is garbled from its beginning on, or not as a whole. */
const SAMPLE_LENGTH = 400_000
/** Characters around the first garbled one in a sample, in UTF-16 code units. */
const SAMPLE_AROUND = 40

const BYTES = new Map(
  Object.entries(MISREAD_TABLES).map(([name, characters]) => [
    name,
    new Map([...characters].map((character, index) => [character.charCodeAt(0), 0x80 + index]))
  ])
)

const RUN = /[^\u0000-\u007f]+/g // eslint-disable-line no-control-regex -- everything but ASCII, controls among it

/** Number of bytes of a UTF-8 sequence by its first one; 0 for a byte that begins none of more than one. */
function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead < 0xe0) return 2
  if (lead >= 0xe0 && lead < 0xf0) return 3
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0
}

const LEAST_OF_LENGTH = [0, 0, 0x80, 0x800, 0x10000] as const

/** The character that a run's code units stand for from `index` on when they are read as bytes of UTF-8, else null. */
function characterAt(run: string, index: number, bytes: ReadonlyMap<number, number>): [string, number] | null {
  const lead = bytes.get(run.charCodeAt(index)) ?? 0
  const length = sequenceLength(lead)
  if (length === 0 || index + length > run.length) return null
  let point = lead & (0x7f >> length)
  for (let next = index + 1; next < index + length; next += 1) {
    const byte = bytes.get(run.charCodeAt(next)) ?? 0
    if (byte < 0x80 || byte > 0xbf) return null
    point = (point << 6) | (byte & 0x3f)
  }
  // Overlong forms, surrogates and what lies beyond Unicode are no UTF-8: nobody wrote them.
  const isSound = point >= (LEAST_OF_LENGTH[length] ?? 0) && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
  return isSound ? [String.fromCodePoint(point), length] : null
}

/** One reading taken back, wherever there is one in the text. */
function unread(text: string, readAs: string): string {
  const bytes = BYTES.get(readAs)
  if (!bytes) return text
  return text.replace(RUN, (run) => {
    let repaired = ''
    for (let index = 0; index < run.length;) {
      const [character, length] = characterAt(run, index, bytes) ?? [run.charAt(index), 1]
      repaired += character
      index += length
    }
    return repaired
  })
}

interface Look {
  /** Code units outside of ASCII, and how many of them are parts of misread characters. */
  readonly foreign: number
  readonly misread: number
  readonly places: number
  /** Where the first misread character begins, in UTF-16 code units; -1 when there is none. */
  readonly first: number
}

function look(text: string, readAs: string): Look {
  const bytes = BYTES.get(readAs) ?? new Map<number, number>()
  let [foreign, misread, places, first] = [0, 0, 0, -1]
  for (const { 0: run, index: start } of text.matchAll(RUN)) {
    foreign += run.length
    for (let index = 0; index < run.length;) {
      const length = characterAt(run, index, bytes)?.[1] ?? 0
      if (length > 0 && first < 0) first = start + index
      if (length > 0) places += 1
      misread += length
      index += length || 1
    }
  }
  return { foreign, misread, places, first }
}

const isGarbled = ({ foreign, misread, places }: Look): boolean =>
  places >= LEAST_PLACES && misread >= foreign * LEAST_SHARE

/**
 * How much the characters outside of ASCII of a repaired text fit between their neighbours: letters beside letters of
 * their own script. What stands alone says nothing.
 */
function fitness(text: string): { readonly fitting: number; readonly share: number } {
  let [fitting, odd] = [0, 0]
  for (const { 0: run, index: start } of text.matchAll(RUN)) {
    for (let index = 0; index < run.length;) {
      const character = String.fromCodePoint(run.codePointAt(index) ?? 0)
      const at = start + index
      index += character.length
      const fits = isPlausibleThere(character, text.slice(Math.max(0, at - 2), at), text.slice(start + index, at + 4))
      if (fits === true) fitting += 1
      if (fits === false) odd += 1
    }
  }
  return { fitting, share: fitting + odd === 0 ? 0 : fitting / (fitting + odd) }
}

function sampleOf(text: string, { first }: Look, misreading: Misreading): Mojibake['sample'] {
  const from = text.lastIndexOf(' ', Math.max(0, first - SAMPLE_AROUND)) + 1
  const newline = text.lastIndexOf('\n', first) + 1
  const start = Math.max(newline, Math.min(from, first))
  const line = text.slice(start, first + 3 * SAMPLE_AROUND).split('\n')[0] ?? ''
  const end = line.lastIndexOf(' ')
  const garbled = (line.length < 3 * SAMPLE_AROUND || end < first - start ? line : line.slice(0, end)).trim()
  return { garbled, repaired: repairMojibake(garbled, misreading) }
}

/** Takes one reading back as often as the text is garbled by it; null when it is not, or what comes out is nonsense. */
function tryReading(text: string, readAs: string): { readonly found: Mojibake; readonly fits: number } | null {
  const before = look(text, readAs)
  if (!isGarbled(before)) return null
  let repaired = unread(text, readAs)
  let times = 1
  while (times < MOST_TIMES && isGarbled(look(repaired, readAs))) {
    repaired = unread(repaired, readAs)
    times += 1
  }
  const { fitting, share: fits } = fitness(repaired)
  if (fitting < LEAST_PLACES || fits < LEAST_PLAUSIBLE) return null
  const misreading = { readAs, times }
  const share = before.misread / before.foreign
  return { found: { ...misreading, share, places: before.places, sample: sampleOf(text, before, misreading) }, fits }
}

/**
 * Finds out whether a text is UTF-8 that was read as something else (“donâ€™t”, “ÐŸÑ€Ð¸Ð²ÐµÑ‚”), also several times
 * over. It answers only when nearly everything outside of ASCII is explained by it and what comes out fits its
 * surroundings; what was lost by the reading (“Ã ” whose second half became a plain space) is not explained.
 */
export function findMojibake(text: string): Mojibake | null {
  const looked = text.slice(0, SAMPLE_LENGTH)
  let best: ReturnType<typeof tryReading> = null
  for (const readAs of BYTES.keys()) {
    const tried = tryReading(looked, readAs)
    if (!tried) continue
    const more = tried.found.share - (best?.found.share ?? 0)
    // Of two readings that explain as much, and as well, the likelier one stays.
    if (!best || more > 0 || (more === 0 && tried.fits > best.fits)) best = tried
  }
  return best?.found ?? null
}

/**
 * The text with misread characters put right; everything else stays as it is. Reading the result wrongly again gives
 * the garbled text again: only sound UTF-8 is taken back.
 */
export function repairMojibake(text: string, { readAs, times }: Misreading): string {
  let repaired = text
  for (let time = 0; time < times; time += 1) repaired = unread(repaired, readAs)
  return repaired
}
