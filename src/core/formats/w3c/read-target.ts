import type { Quote, TextRange } from '../../model/text-range'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { iriOfNode, typesOf } from './collect'

/** One target of an annotation: what it points into, and where. */
export interface ReadTarget {
  /** IRI of the resource, or null when the target does not name one. */
  readonly source: string | null
  /** True when a part of the resource is meant and not all of it. */
  readonly hasSelector: boolean
  /** Quote selectors, alternatives of one another; line ends as LF. */
  readonly quotes: readonly Quote[]
  /** The first position selector, in the unit of the file. */
  readonly position: TextRange | null
  /** SHA-256 of the text that positions were counted in, if the target pins it. */
  readonly textSha256: string | null
  /** Types of selectors that cannot be read. */
  readonly unread: readonly string[]
}

/** Deeper than any chain of `refinedBy` that means something. */
const DEEPEST_REFINEMENT = 8

/** The targets of an annotation: the items of sets (Composite, List, Independents) count as targets of their own. */
export function readTargets(target: unknown): readonly ReadTarget[] {
  return asList(target).flatMap((item) => {
    const isSet = isJsonObject(item) && Array.isArray(item['items'])
    return isSet ? asList(item['items']).map(readTarget) : [readTarget(item)]
  })
}

function readTarget(target: unknown): ReadTarget {
  const quotes: Quote[] = []
  const unread: string[] = []
  let position: TextRange | null = null
  const node: JsonObject = isJsonObject(target) ? target : {}
  const selectors = asList(node['selector'])

  const visit = (selector: unknown, depth: number): void => {
    if (!isJsonObject(selector)) {
      unread.push(asText(selector) ?? 'unknown')
      return
    }
    const types = typesOf(selector)
    if (types.includes('TextQuoteSelector')) {
      const quote = readQuote(selector)
      if (quote) quotes.push(quote)
      else unread.push('TextQuoteSelector without “exact”')
    } else if (types.includes('TextPositionSelector')) {
      // Inside a refinement positions count from the start of the refined part, which is not known here.
      if (depth === 0) position ??= readPosition(selector)
    } else {
      unread.push(types[0] ?? 'unknown')
    }
    // What is refined by a text selector is found by that alone: its words are in the text.
    if ('refinedBy' in selector && depth < DEEPEST_REFINEMENT && !types.includes('TextQuoteSelector')) {
      for (const refinement of asList(selector['refinedBy'])) visit(refinement, depth + 1)
    }
  }
  for (const selector of selectors) visit(selector, 0)

  return {
    source: sourceOf(node['source']) ?? iriOfNode(target),
    hasSelector: selectors.length > 0,
    quotes,
    position,
    textSha256: asList(node['state']).reduce<string | null>(
      (hash, state) => hash ?? (isJsonObject(state) ? asText(state['claimdesk:textSha256']) : null),
      null
    ),
    unread
  }
}

/** Several sources are one too many (the model allows one): the first counts. */
function sourceOf(source: unknown): string | null {
  return iriOfNode(asList(source)[0])
}

function readQuote(selector: JsonObject): Quote | null {
  const exact = asText(selector['exact'])
  if (exact === null) return null
  return {
    exact: lineEndsAsLf(exact),
    prefix: lineEndsAsLf(asText(selector['prefix']) ?? ''),
    suffix: lineEndsAsLf(asText(selector['suffix']) ?? '')
  }
}

/** Texts are frozen with LF; programs that keep CRLF quote it. */
function lineEndsAsLf(words: string): string {
  return words.replace(/\r\n?/g, '\n')
}

function readPosition(selector: JsonObject): TextRange | null {
  const start = readNumber(selector['start'])
  const end = readNumber(selector['end'])
  return start === null || end === null ? null : { start, end }
}

/** JSON-LD lets a number stand as a typed value, and many programs write numbers as strings. */
function readNumber(value: unknown): number | null {
  const plain = isJsonObject(value) ? value['@value'] : value
  if (typeof plain === 'number') return plain
  return typeof plain === 'string' && /^\d+$/.test(plain) ? Number(plain) : null
}
