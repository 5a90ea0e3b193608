import type { Segment } from '../../core/model/article'
import type { TextRange } from '../../core/model/text-range'
import { paragraphsOf } from '../../core/text/paragraphs'
import type { ExtractedDocument, FoundMetadata } from './extracted-document'
import { findDate } from './html/find-date'

/** Paragraphs at the beginning that can say who wrote a text, where and when. */
const HEAD_PARAGRAPHS = 8
/** So much of a text is looked at, in UTF-16 code units. */
const HEAD_LENGTH = 4000
const LONGEST_LINE = 120
const LONGEST_DATE_LINE = 90
/** A paragraph without a role from this length on is running text, where the head of an article ends. */
const RUNNING_LENGTH = 90

const DATE =
  /\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?[ -]\p{L}{3,9}\.?,?[ -]\d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}/u
/** What stands around a date in a line that only says when something was published. */
const AROUND_DATE =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:first |last )?(?:published|updated|posted|modified|on|at|date|[ap]\.?m\.?|[A-Z]{2,4}T|UTC|GMT|Z)\b|[\d:+.,|·•–—()/-]+/gi

const NAME_PART = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|van|von|der|den|de|di|da|del|dos|du|la|le|el|al|bin|ter|zu)"
const NAME = `\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: ${NAME_PART}){1,4}`
const BYLINE = new RegExp(
  `^(?:(?:Written |Reported |Story |Text )?[Bb]y|BY|Von|VON|Par|PAR|Por|POR|Di|DI|Door|Av|Автор:?|Текст:)\\s+${NAME}` +
    `(?:(?:, | and | und | et | y | e | & |, and )${NAME}){0,4}` +
    // Who they are: “, Staff Writer”, “in London”, “| Reuters”, “(AP)”.
    "(?:(?:, | \\| | in |, in | for | \\/ )[\\p{L}\\p{M} .’'&-]{2,50}| \\([\\p{L} ]{2,30}\\))?$",
  'u'
)

const BY = /^.{0,10}?(?:by|von|par|por|di|door|av|автор:?|текст:)\s+/iu

const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|juin|juil|août|aout|déc|okt|dez|ene|abr|ago|dic|fev|set|out)\\p{L}{0,7}\\.?'
const DAY = `(?:${MONTH} \\d{1,2}|\\d{1,2}\\.? ${MONTH})(?:,? \\d{4})?`
const CAPITALS = "\\p{Lu}[\\p{Lu}\\p{M}'’.]+(?:[ -][\\p{Lu}\\p{M}'’.]+){0,3}"
const PLACE = "\\p{Lu}[\\p{L}\\p{M}'’.]+(?:[ -]\\p{L}[\\p{L}\\p{M}'’.]*){0,3}"
const REGION = '(?:, \\p{Lu}[\\p{L}. ]{1,25})?'
const AGENCY = '\\([\\p{L}\\p{N} ./&-]{2,40}\\)'
const DASH = '\\s*(?:[—–―]|--?)\\s*'
/** `LONDON, 3 May (Agency) –`, `WASHINGTON (AP) —`; without day and agency a place only in capitals: `LONDON — The`. */
const DATELINES: readonly RegExp[] = [
  new RegExp(`^${PLACE}${REGION}, ${DAY}(?: ${AGENCY})?${DASH}(?=[\\p{L}\\p{N}“"‘«])`, 'iu'),
  new RegExp(`^${PLACE}${REGION} ${AGENCY}${DASH}(?=[\\p{L}\\p{N}“"‘«])`, 'u'),
  new RegExp(`^${CAPITALS}${REGION}\\s+[—–]\\s+(?=[\\p{Lu}“"‘«])`, 'u')
]

/** Whether a paragraph says when something was published and nothing else. */
export function isDateLine(text: string): boolean {
  if (text.length > LONGEST_DATE_LINE || !/\d{4}/.test(text)) return false
  const found = DATE.exec(text)
  if (!found || findDate(found[0]) === null) return false
  return text.replace(found[0], '').replace(AROUND_DATE, '').trim().length <= 3
}

/** Who a paragraph says wrote it, when it says nothing else but the day: `By Ana Pérez, Staff Writer, 22 August 2024`. */
function bylineOf(text: string): string | null {
  if (text.length > LONGEST_LINE) return null
  const day = DATE.exec(text)
  const rest = day ? text.replace(day[0], '').replace(AROUND_DATE, ' ').replace(/\s+/g, ' ').trim() : text
  return BYLINE.test(rest) ? rest.replace(BY, '') : null
}

/** Whether a paragraph names its author and says nothing else, or only the day besides. */
export function isBylineLine(text: string): boolean {
  return bylineOf(text) !== null
}

/** Length of the place, day and agency that a paragraph begins with, in UTF-16 code units; 0 when it does not. */
export function datelineLength(text: string): number {
  const head = text.slice(0, 2 * LONGEST_LINE)
  for (const pattern of DATELINES) {
    const found = pattern.exec(head)
    if (found && found[0].length <= LONGEST_LINE) return found[0].trimEnd().length
  }
  return 0
}

interface HeadLine extends TextRange {
  readonly role: 'byline' | 'dateline'
  readonly text: string
}

/** The lines before the running text that say who and when, and the dateline that the running text begins with. */
function headLines({ text, segments, paragraphs: marks }: ExtractedDocument): HeadLine[] {
  const found: HeadLine[] = []
  const paragraphs = paragraphsOf(text.slice(0, HEAD_LENGTH)).slice(0, HEAD_PARAGRAPHS)
  for (const { start, end } of paragraphs) {
    if (segments.some((segment) => segment.start <= start && start < segment.end)) continue
    const mark = marks.find((each) => each.start === start)
    if (mark && mark.kind !== 'heading') continue
    const line = text.slice(start, end).trim()
    const from = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length)
    if (isBylineLine(line)) found.push({ start, end, role: 'byline', text: line })
    else if (isDateLine(line)) found.push({ start, end, role: 'dateline', text: line })
    else if (!mark && line.length >= RUNNING_LENGTH) {
      const length = datelineLength(line)
      if (length > 0) found.push({ start: from, end: from + length, role: 'dateline', text: line.slice(0, length) })
      break
    }
  }
  return found
}

/**
 * A document with the lines at its beginning that name its author and its day as parts of it, and as metadata where it
 * says nothing else. Kinds that know more about their lines have marked them already; those are left as they are.
 */
export function withHeadLines(document: ExtractedDocument): ExtractedDocument {
  const lines = headLines(document)
  if (lines.length === 0) return document
  const added = lines.map(({ start, end, role }): Segment => ({
    ...{ start, end, role },
    excluded: false,
    reason: 'reads like one at the beginning',
    confirmedBy: null
  }))
  const byline = lines.find(({ role }) => role === 'byline')
  const date = lines.map(({ text }) => ({ text, day: findDate(text) })).find(({ day }) => day !== null)
  const metadata: FoundMetadata = {
    ...(byline ? { byline: { value: bylineOf(byline.text) ?? byline.text, where: 'byline in the text' } } : {}),
    ...(date?.day ? { publishedAt: { value: date.day, where: 'dateline in the text' } } : {}),
    ...document.metadata
  }
  const segments = [...document.segments, ...added].sort((a, b) => a.start - b.start || a.end - b.end)
  return { ...document, metadata, segments }
}
