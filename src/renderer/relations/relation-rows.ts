import { spanQuote, spanStart } from '../../core/model/annotation'
import type { Relation, RelationEnd } from '../../core/model/relation'
import { findRelationTypeIn } from '../../core/model/scheme'
import type { Scheme } from '../../core/model/scheme'
import type { OpenDocument } from '../state/workbench-state'

/** A relation as the list shows it. */
export interface RelationRow {
  readonly id: string
  readonly relation: Relation
  readonly typeId: string
  readonly typeName: string
  readonly hue: number
  readonly isSymmetric: boolean
  readonly from: RowEnd
  readonly to: RowEnd
  /** The caption above it, when it is the first row of a group; null otherwise. */
  readonly heading: string | null
  /** `“the levy” said by “Ms Brandt”, paragraph 3 to paragraph 4`. */
  readonly accessibleName: string
}

/** One end in words. */
export interface RowEnd {
  readonly quote: string
  /** Where it is: `¶ 3`, the title of its article, or that it is gone. */
  readonly place: string
  readonly isGone: boolean
  readonly isElsewhere: boolean
}

/** What rows are made from. */
export interface RelationRowSource {
  readonly open: Pick<OpenDocument, 'article' | 'layer' | 'incoming'>
  readonly schemes: readonly Scheme[]
  readonly selectedSpan: string | null
  /** Number of the paragraph, from 1, that an offset (UTF-16 code units) lies in; 0 in the title. */
  readonly paragraphAt: (offset: number) => number
  /** Title of another article; null when it is not in the list. */
  readonly titleOf: (article: string) => string | null
  /** False for an end in another article that is known to be gone. */
  readonly isThere: (end: RelationEnd) => boolean
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

function rowEnd(end: RelationEnd, { open, paragraphAt, titleOf, isThere }: RelationRowSource): RowEnd {
  const isElsewhere = end.article !== open.article.id
  if (isElsewhere) {
    const title = titleOf(end.article)
    const isGone = title !== null && !isThere(end)
    const place = title === null ? 'In an article that is not in the list' : `In “${title}”`
    return { quote: oneLine(end.quote), place, isGone, isElsewhere }
  }
  const span = open.layer.spans.get(end.span)
  if (!span) return { quote: oneLine(end.quote), place: '', isGone: true, isElsewhere }
  const number = paragraphAt(spanStart(span))
  const place = span.orphan ? 'Not in the text' : number === 0 ? 'Title' : `¶ ${number}`
  return { quote: oneLine(spanQuote(span)), place, isGone: false, isElsewhere }
}

const spoken = ({ place, isGone }: RowEnd): string =>
  [place.replace('¶', 'paragraph'), ...(isGone ? ['this end is gone'] : [])].filter((part) => part !== '').join(', ')

function rowOf(relation: Relation, source: RelationRowSource): RelationRow {
  const type = findRelationTypeIn(source.schemes, relation.type)
  const typeName = type?.name ?? relation.type
  const [from, to] = [rowEnd(relation.from, source), rowEnd(relation.to, source)]
  const note = relation.note === '' ? '' : ', with a note'
  return {
    id: relation.id,
    relation,
    typeId: relation.type,
    typeName,
    hue: type?.hue ?? 0,
    isSymmetric: type?.symmetric === true,
    from,
    to,
    heading: null,
    accessibleName: `“${from.quote}” ${typeName.toLocaleLowerCase()} “${to.quote}”, ${spoken(from)}; ${spoken(to)}${note}`
  }
}

/**
 * The relations of an article: those of the selected highlight first, then all others, both by type in the order of the
 * schemes and then in the order of the text.
 */
export function relationRows(source: RelationRowSource): readonly RelationRow[] {
  const { open, schemes, selectedSpan } = source
  const order = new Map(schemes.flatMap(({ relationTypes }) => relationTypes).map(({ id }, at) => [id, at]))
  const here = open.article.id
  const startOf = ({ article, span }: RelationEnd): number => {
    const found = article === here ? open.layer.spans.get(span) : undefined
    return found ? spanStart(found) : Infinity
  }
  const isSelected = ({ from, to }: Relation) =>
    selectedSpan !== null &&
    ((from.article === here && from.span === selectedSpan) || (to.article === here && to.span === selectedSpan))
  const sorted = [...open.layer.relations.values(), ...open.incoming.values()]
    .map((relation) => ({
      relation,
      isSelected: isSelected(relation),
      order: order.get(relation.type) ?? Infinity,
      start: Math.min(startOf(relation.from), startOf(relation.to))
    }))
    .sort(
      (a, b) =>
        Number(b.isSelected) - Number(a.isSelected) ||
        compareNumbers(a.order, b.order) ||
        compareNumbers(a.start, b.start) ||
        (a.relation.id < b.relation.id ? -1 : 1)
    )
  let group = ''
  return sorted.map(({ relation, isSelected: isOfSelected }) => {
    const row = rowOf(relation, source)
    const name = isOfSelected ? 'Of the selected highlight' : row.typeName
    const heading = name === group ? null : name
    group = name
    return { ...row, heading }
  })
}

/** Infinity less Infinity is no number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b
}

/** How often every type occurs, in the order of the rows' first ones. */
export function typeCounts(
  rows: readonly RelationRow[]
): readonly { readonly id: string; readonly name: string; readonly count: number }[] {
  const counts = new Map<string, { id: string; name: string; count: number }>()
  for (const { typeId, typeName } of rows) {
    const entry = counts.get(typeId)
    if (entry) entry.count += 1
    else counts.set(typeId, { id: typeId, name: typeName, count: 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
