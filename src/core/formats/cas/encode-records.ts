import type { CasBuilder, OpenStructure } from './cas-builder'
import { BASE } from './cas-builder'
import type { FeatureValue } from './cas-model'
import { exportSpan } from '../export-range'
import { sortedJson } from '../json-value'
import { OffsetMap } from '../../text/offset-map'
import { isWebAddress } from '../../text/web-address'
import { OWN_BOOKMARK, OWN_CLAIM, OWN_DOCUMENT, OWN_PERSON } from './known-types'
import { isStructureType, isTypeName, labelValue, OWN_DOCUMENT_LABEL } from './layers'
import { ANNOTATED } from './cas-builder'
import { TOP } from './type-system'

/** Labels of the whole document, claims, bookmarks, and what else belongs to the document or its people. */
export function encodeRecords(builder: CasBuilder, spans: ReadonlyMap<string, OpenStructure>): void {
  encodeDocumentLabels(builder)
  encodeClaims(builder, spans)
  encodeBookmarks(builder)
  encodeOwnDocument(builder)
  for (const id of [...builder.people].sort()) {
    const name = builder.context.people.get(id)
    if (name === undefined || (name === id && builder.context.isConverted)) continue
    builder.add(
      OWN_PERSON,
      { supertype: TOP, features: [] },
      [
        ['id', id],
        ['name', name]
      ],
      'indexed'
    )
  }
}

function encodeDocumentLabels(builder: CasBuilder): void {
  const { labels } = builder.context
  for (const record of builder.document.documentLabels) {
    const { exchange, appliesTo } = labels.label(record.label) ?? {}
    const path = labels.path(record.label)
    const isForeign = appliesTo === 'document' && exchange && isTypeName(exchange.type) && record.value === null
    if (isForeign && !isStructureType(exchange.type)) {
      const written = builder.add(exchange.type, BASE, [])
      const value = labelValue(path, exchange)
      if (value !== null && exchange.feature !== null) builder.setText(written, exchange.feature, value)
      builder.setAttributes(written, record.attributes, exchange.feature)
      builder.setFields(written, record)
      continue
    }
    const written = builder.add(OWN_DOCUMENT_LABEL, BASE, [
      ['label', path],
      ['value', record.value]
    ])
    builder.setAttributes(written, record.attributes, 'label')
    builder.setFields(written, record)
  }
}

function encodeClaims(builder: CasBuilder, spans: ReadonlyMap<string, OpenStructure>): void {
  for (const claim of builder.document.claims) {
    const elements = claim.spans.flatMap((span) => {
      const annotation = spans.get(span)
      return annotation ? [{ ref: annotation.id }] : []
    })
    if (elements.length === 0) continue
    const written = builder.add(OWN_CLAIM, BASE, [
      ['spans', { elements }],
      ['normalized', claim.normalized || null],
      ['speaker', claim.speaker || null],
      ['verdictScale', claim.verdict?.scale ?? null],
      ['verdict', claim.verdict?.value ?? null]
    ])
    builder.setFields(written, claim)
  }
}

function encodeBookmarks(builder: CasBuilder): void {
  const { document } = builder
  const map = OffsetMap.of(document.text)
  for (const mark of document.bookmarks) {
    const [range] = exportSpan(document, map, { id: mark.id, ranges: [mark.range], quotes: [mark.quote] }, 'utf16')
    if (!range) continue
    const written = builder.add(OWN_BOOKMARK, ANNOTATED, [
      ['begin', range.start],
      ['end', range.end],
      ['name', mark.name || null]
    ])
    builder.setFields(written, mark)
  }
}

/** What the document annotation has no feature for; nothing when there is nothing. */
function encodeOwnDocument(builder: CasBuilder): void {
  const { article, status, note, extra } = builder.document
  const others = Object.fromEntries(Object.entries(extra).filter(([key]) => key !== 'uima'))
  const features: [string, FeatureValue | null][] = [
    ['byline', article.byline],
    ['publisher', article.publisher],
    ['url', article.url !== null && !isWebAddress(article.url) ? article.url : null],
    ['publishedAt', article.publishedAt],
    ['tags', article.tags.length > 0 ? { elements: article.tags } : null],
    ['status', status === 'todo' ? null : status],
    ['note', note || null],
    ['extra', Object.keys(others).length > 0 ? sortedJson(others) : null]
  ]
  if (features.some(([, value]) => value !== null)) builder.add(OWN_DOCUMENT, BASE, features)
}
