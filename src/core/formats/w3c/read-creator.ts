import type { DecodedAuthorship } from '../format'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import type { PeopleFound } from '../web/people-found'
import { iriOfNode } from './collect'
import { readTime } from './read-time'
import { idOf } from './vocabulary'

/**
 * Who made a node and when. The person is known by our id, else by IRI, else by name. Recogito keeps creator and times
 * in the bodies: where the annotation has none, those of the first body that has them count.
 */
export function readAuthorship(node: JsonObject, people: PeopleFound): DecodedAuthorship {
  const nodes = [node, ...asList(node['body']).filter(isJsonObject)]
  const first = <Value>(read: (node: JsonObject) => Value | null): Value | null => {
    for (const each of nodes) {
      const value = read(each)
      if (value !== null) return value
    }
    return null
  }
  return {
    createdAt: first((each) => readTime(each['created'])),
    updatedAt: first((each) => readTime(each['modified'])),
    person: first((each) => creatorOf(each, people))
  }
}

function creatorOf({ creator }: JsonObject, people: PeopleFound): string | null {
  const [one] = asList(creator)
  const iri = iriOfNode(one)
  const name = isJsonObject(one) ? (asText(one['name']) ?? asText(one['nickname'])) : null
  if (iri === null || iri === '') return name === '' ? null : name
  return people.add(idOf('person', iri) ?? iri, name)
}
