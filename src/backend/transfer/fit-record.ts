import type { Attributes, AttributeValue } from '../../core/model/annotation'
import { attributesSchema, LONG_TEXT, SHORT_TEXT } from '../../core/schema/records'

/** Hears, in words, what had to be left out or shortened. */
export type ReportFit = (message: string) => void

const SHOWN = 40
const LONGEST_TAG = 200

const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/** The first `most` UTF-16 code units of a text, one fewer where that would cut a character in two. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}

/** A text that a record can hold; a longer one is cut and reported. `what` names it: `the note`. */
export function fitText(text: string, most: number, what: string, report: ReportFit): string {
  if (text.length <= most) return text
  report(`${what} has ${text.length} characters; the first ${most} were taken.`)
  return cutText(text, most)
}

/** The attributes that a record can hold; the others are left out and reported. */
export function fitAttributes(attributes: Attributes, report: ReportFit): Attributes {
  const fitting: [string, AttributeValue][] = []
  for (const [key, value] of Object.entries(attributes)) {
    if (attributesSchema.safeParse(Object.fromEntries([[key, value]])).success) fitting.push([key, value])
    else {
      report(
        `the attribute “${shown(key)}” was left out: a name has at most 80 letters, digits, - and _, ` +
          `a text ${LONG_TEXT} characters, a text in a list ${SHORT_TEXT}.`
      )
    }
  }
  return Object.fromEntries(fitting)
}

/** The tags that a record can hold: none empty, none twice; longer ones are shortened and reported. */
export function fitTags(tags: readonly string[], report: ReportFit): string[] {
  const fitting = tags.map((tag) => fitText(tag.trim(), LONGEST_TAG, 'a tag', report).trimEnd())
  return [...new Set(fitting.filter((tag) => tag !== ''))]
}
