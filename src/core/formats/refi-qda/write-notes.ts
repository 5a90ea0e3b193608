import type { Authored } from '../../model/annotation'
import { isXmlSafe, xmlAttributes, xmlText } from '../xml'
import { looksLikeDetails, writeDetails } from './details'
import { DETAILS } from './vocabulary'
import type { UserBook } from './write-people'

/** How many characters of a text name it. */
const NAME_LENGTH = 60

/** The beginning of a text on one line, as a name. */
export function shortName(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return characters.length > NAME_LENGTH ? `${characters.slice(0, NAME_LENGTH).join('').trimEnd()}…` : line
}

/** A person's text as it can stand in XML and be told from our details: mostly as it is. */
export function noteText(text: string): string {
  return isXmlSafe(text) && !looksLikeDetails(text) ? text : writeDetails(DETAILS.note, [['text', text]])
}

/** The `NoteRef` elements that refer to notes. */
export function noteReferences(guids: readonly string[], indent: string): string {
  return guids.map((targetGUID) => `${indent}<NoteRef${xmlAttributes({ targetGUID })}/>\n`).join('')
}

/** The notes of a project. They stand behind the sources that refer to them, and are kept until then. */
export class NoteBook {
  readonly #notes: string[] = []
  readonly #users: UserBook

  constructor(users: UserBook) {
    this.#users = users
  }

  add(guid: string, name: string, text: string, made: Omit<Authored, 'id' | 'origin'> | null): string {
    const attributes = { guid, name, ...(made && this.#users.attributes(made)) }
    this.#notes.push(
      `    <Note${xmlAttributes(attributes)}>\n` +
        `      <PlainTextContent>${xmlText(text)}</PlainTextContent>\n    </Note>\n`
    )
    return guid
  }

  /** The `Notes` element in pieces; none when there are no notes. */
  *xml(): Generator<string> {
    if (this.#notes.length === 0) return
    yield '  <Notes>\n'
    yield* this.#notes
    yield '  </Notes>\n'
  }
}
