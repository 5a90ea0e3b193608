import type { DecodeProblem } from '../format'
import { childrenOf } from '../xml'
import type { XmlElement } from '../xml'
import { detailText, readDetails } from './details'
import type { Details } from './details'
import { joined } from './drafts'
import { guidKey } from './guid'
import type { ProjectFiles } from './project-files'
import { descriptionOf, personText, referencesOf } from './read-text'
import { DETAILS } from './vocabulary'

/** A note of a project: what somebody wrote, or details of ours. */
export interface ReadNote {
  readonly element: XmlElement
  /** What a person wrote; empty for details. */
  readonly text: string
  readonly details: Details | null
}

/** The notes of a project, by the GUIDs with which others refer to them. */
export class NoteReader {
  readonly problems: DecodeProblem[] = []
  readonly #notes = new Map<string, ReadNote>()
  readonly #used = new Set<string>()

  constructor(
    file: string,
    notes: readonly XmlElement[],
    readonly files: ProjectFiles,
    readonly isOurs: boolean
  ) {
    for (const element of notes) {
      const { guid = '', name = '' } = element.attributes
      const raw = this.#contentOf(file, element)
      const details = readDetails(raw)
      const own = details?.kind === DETAILS.note ? detailText(details, 'text') : null
      const text = own ?? (details ? '' : personText(raw === '' ? descriptionOf(element) : raw, isOurs))
      // A note may be a title and nothing else.
      const words = text === '' && !details && !isOurs ? name : text
      this.#notes.set(guidKey(guid), { element, text: words, details: own === null ? details : null })
    }
  }

  /** The notes that an element refers to. */
  of(element: XmlElement): readonly ReadNote[] {
    return referencesOf(element, 'NoteRef').flatMap((guid) => this.find(guid) ?? [])
  }

  /** The note with that GUID; it counts as used from now on. */
  find(guid: string): ReadNote | null {
    const key = guidKey(guid)
    const note = this.#notes.get(key)
    if (note) this.#used.add(key)
    return note ?? null
  }

  /** What people wrote in the notes that an element refers to. */
  textOf(element: XmlElement): string {
    return joined(this.of(element).map(({ text }) => text))
  }

  /** Names of the notes that nothing of what was read refers to. */
  get unused(): readonly string[] {
    return [...this.#notes]
      .filter(([key, { details }]) => !this.#used.has(key) && details === null)
      .map(([key, { element, text }]) => element.attributes['name'] ?? (text.slice(0, 40) || key))
  }

  #contentOf(file: string, element: XmlElement): string {
    const [content] = childrenOf(element, 'PlainTextContent')
    if (content) return content.text
    const { plainTextPath, guid = '' } = element.attributes
    if (plainTextPath === undefined) return ''
    const found = this.files.text(plainTextPath)
    if (found.raw !== null) return found.raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    const message = `This note is empty: ${found.reason}.`
    this.problems.push({ file, line: element.line, place: guid, message })
    return ''
  }
}
