import type { Authored } from '../../model/annotation'
import type { Person } from '../../model/library'
import { xmlAttributes } from '../xml'
import type { Guids } from './guid'
import { xsdTime } from './xsd-values'

/** The people of an export: only those who made something that is in it are written. */
export class UserBook {
  readonly #people: readonly Person[]
  readonly #used = new Map<string, string>()
  readonly #guids: Guids

  constructor(people: readonly Person[], guids: Guids) {
    this.#people = people
    this.#guids = guids
  }

  /** Who made a record and when, as the attributes of selections and notes. */
  attributes({ person, createdAt, updatedAt }: Pick<Authored, 'person' | 'createdAt' | 'updatedAt'>) {
    const user = this.#guidOf(person)
    return {
      creatingUser: user,
      creationDateTime: xsdTime(createdAt),
      modifyingUser: user,
      modifiedDateTime: xsdTime(updatedAt)
    }
  }

  /** The same as the attributes of a coding, which is made once and not changed. */
  codingAttributes({ person, createdAt }: Pick<Authored, 'person' | 'createdAt'>) {
    return { creatingUser: this.#guidOf(person), creationDateTime: xsdTime(createdAt) }
  }

  /** Notes somebody whom only a detail of ours names, so that the name is in the project. */
  note({ person }: Pick<Authored, 'person'>): void {
    this.#guidOf(person)
  }

  /** The `Users` element; empty when nobody made anything. */
  get xml(): string {
    // Not sooner: when files are converted, people are found as the documents go by.
    const names = new Map(this.#people.map(({ id, name }) => [id, name]))
    const users = [...this.#used].map(
      ([id, guid]) => `    <User${xmlAttributes({ guid, name: names.get(id) ?? id, id })}/>\n`
    )
    return users.length === 0 ? '' : `  <Users>\n${users.join('')}  </Users>\n`
  }

  #guidOf(person: string): string {
    const guid = this.#guids.of('person', person)
    this.#used.set(person, guid)
    return guid
  }
}
