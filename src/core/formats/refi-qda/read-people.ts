import type { DecodedAuthorship } from '../format'
import { readTime } from '../w3c/read-time'
import { childrenOf } from '../xml'
import type { XmlElement } from '../xml'
import { guidKey, readGuid } from './guid'

/** The people of a project: by their own ids where these are given and differ, else by their GUIDs. */
export class UserReader {
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly #ids = new Map<string, string>()

  /** @param taken ids of people of other projects that were read before */
  constructor(users: readonly XmlElement[], taken: ReadonlySet<string> = new Set()) {
    const given = new Set(taken)
    this.people = users.flatMap(({ attributes: { guid = '', id = '', name = '' } }) => {
      if (this.#ids.has(guidKey(guid))) return []
      const own = [id, readGuid(guid) ?? guid].find((each) => each !== '' && !given.has(each))
      if (own === undefined) return []
      given.add(own)
      this.#ids.set(guidKey(guid), own)
      return [{ id: own, name: name === '' ? own : name }]
    })
  }

  /** Who made something and when: each fact from the first of the elements that says it. */
  authorship(...elements: readonly XmlElement[]): DecodedAuthorship {
    const first = (...names: readonly string[]): string | null => {
      for (const name of names) {
        for (const { attributes } of elements) if (attributes[name]) return attributes[name]
      }
      return null
    }
    const user = first('creatingUser', 'modifyingUser')
    return {
      createdAt: readTime(first('creationDateTime')),
      updatedAt: readTime(first('modifiedDateTime')),
      // Somebody whom the list of users leaves out is still not nobody.
      person: user === null ? null : (this.#ids.get(guidKey(user)) ?? user)
    }
  }
}

/** The elements two levels below: `Users` and then `User`. */
export function listOf(project: XmlElement, list: string, item: string): readonly XmlElement[] {
  return childrenOf(project, list).flatMap((each) => childrenOf(each, item))
}
