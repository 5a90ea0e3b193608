import type { Companion } from '../companion-read'
import type { DecodedRelation } from '../format'
import type { TextRecords } from './annotation-reader'

/**
 * Gives records back what Label Studio has no field for, from what was written along. A record that is no longer among
 * the results was taken out there, and does not come back; relations between the work of two people are not among them.
 */
export function restore(records: TextRecords, companion: Companion): void {
  restoreLabels(records, companion)
  restoreRelations(records, companion)
}

function restoreLabels({ documentLabels }: TextRecords, { labelDetails }: Companion): void {
  if (labelDetails.length === 0) return
  const order = new Map(labelDetails.map((detail, index) => [detail.id, index]))
  const restored = documentLabels.flatMap((label) => {
    const details = labelDetails.filter((each) => each.label === label.label && each.person === label.person)
    return details.length === 0 ? [label] : details
  })
  const placeOf = ({ id }: { readonly id: string }): number => order.get(id) ?? order.size
  documentLabels.splice(0, documentLabels.length, ...restored.sort((a, b) => placeOf(a) - placeOf(b)))
}

function restoreRelations({ spans, relations }: TextRecords, companion: Companion): void {
  if (companion.relations.length === 0) return
  const people = new Map(spans.map(({ id, person }) => [id, person]))
  const left = [...relations]
  const restored = companion.relations.flatMap(({ to, quote, ...detail }): DecodedRelation[] => {
    const relation = { ...detail, to: { span: to, document: null, article: null, quote } }
    const isSame = (each: DecodedRelation): boolean =>
      each.type === detail.type && each.from === detail.from && each.to.span === to
    const at = left.findIndex(isSame)
    if (at !== -1) {
      left.splice(at, 1)
      return [relation]
    }
    const isWithinOne = people.get(detail.from) === people.get(to)
    return isWithinOne || !people.has(detail.from) || !people.has(to) ? [] : [relation]
  })
  relations.splice(0, relations.length, ...restored, ...left)
}
