import type { SchemaElement } from 'hyparquet'

/** The type of a column or of what is in it, from which its three spellings derive. */
export type Feature =
  | { readonly kind: 'string' | 'int64' | 'bool' }
  /** A number that stands for one of these names; -1 for none of them. */
  | { readonly kind: 'class'; readonly names: readonly string[] }
  | { readonly kind: 'list'; readonly of: Feature }
  | { readonly kind: 'struct'; readonly fields: readonly NamedFeature[] }

export type NamedFeature = readonly [name: string, feature: Feature]

const STRING: Feature = { kind: 'string' }
const NUMBER: Feature = { kind: 'int64' }

const listOf = (of: Feature): Feature => ({ kind: 'list', of })
const structs = (...fields: readonly NamedFeature[]): Feature => listOf({ kind: 'struct', fields })
const strings = (...names: readonly string[]): readonly NamedFeature[] => names.map((name) => [name, STRING])

const PLACE: readonly NamedFeature[] = [
  ['start', NUMBER],
  ['end', NUMBER]
]
const AUTHORSHIP = strings('annotator', 'created', 'updated', 'origin')

/** The columns of the data set in their order. `labels`: names of the labels of the schemes, no two the same. */
export function columnsOf(labels: readonly string[]): readonly NamedFeature[] {
  const label: NamedFeature = ['label', { kind: 'class', names: labels }]
  const tags: NamedFeature = ['tags', listOf(STRING)]
  const ranges: NamedFeature = ['ranges', structs(...PLACE, ['text', STRING])]
  return [
    ...strings('id', 'title', 'url', 'language', 'text', 'offset_unit', 'sha256', 'status'),
    [
      'spans',
      structs(
        ['id', STRING],
        ...PLACE,
        ranges,
        label,
        ...strings('label_id', 'text'),
        ['orphan', { kind: 'bool' }],
        ['attributes', STRING],
        tags,
        ['note', STRING],
        ...AUTHORSHIP,
        ...strings('orphan_place', 'label_name')
      )
    ],
    [
      'claims',
      structs(
        ['id', STRING],
        ['spans', listOf(STRING)],
        ...strings('claim', 'speaker', 'verdict_scale', 'verdict', 'canonical', 'note'),
        ...AUTHORSHIP
      )
    ],
    [
      'document_labels',
      structs(['id', STRING], label, ...strings('label_id', 'value', 'attributes', 'note'), ...AUTHORSHIP, [
        'label_name',
        STRING
      ])
    ],
    [
      'relations',
      structs(
        ...strings('id', 'type', 'from_article', 'from_span', 'to_article', 'to_span', 'to_text', 'attributes', 'note'),
        ...AUTHORSHIP,
        ['type_name', STRING]
      )
    ],
    ['bookmarks', structs(['id', STRING], ...PLACE, ...strings('text', 'name'), ...AUTHORSHIP)],
    ...strings('note', 'name', 'byline', 'publisher', 'published_at'),
    tags,
    ['people', structs(...strings('id', 'name'))],
    ['labels', listOf(label[1])],
    ['tokens', listOf(STRING)],
    ['token_spans', structs(...PLACE, ['features', STRING])],
    ['sentences', structs(...PLACE)],
    ['extra', STRING]
  ]
}

/** The features as the `huggingface` key of a Parquet file has them. */
export function metadataOf(columns: readonly NamedFeature[]): string {
  // Not sorted: features that are in another order than the columns are not believed.
  return JSON.stringify({
    info: { features: Object.fromEntries(columns.map(([name, each]) => [name, jsonFeature(each)])) }
  })
}

function jsonFeature(feature: Feature): unknown {
  switch (feature.kind) {
    case 'class':
      return { names: feature.names, _type: 'ClassLabel' }
    case 'struct':
      return Object.fromEntries(feature.fields.map(([name, each]) => [name, jsonFeature(each)]))
    case 'list':
      // `Sequence` is known to old and new readers; but of structs they would make a struct of lists.
      return feature.of.kind === 'struct'
        ? [jsonFeature(feature.of)]
        : { feature: jsonFeature(feature.of), _type: 'Sequence' }
    case 'string':
    case 'int64':
    case 'bool':
      return { dtype: feature.kind, _type: 'Value' }
  }
}

/** The schema of a Parquet file. Everything may be null, as pyarrow has it. */
export function parquetSchema(columns: readonly NamedFeature[]): SchemaElement[] {
  return [
    { name: 'schema', num_children: columns.length },
    ...columns.flatMap(([name, feature]) => elementsOf(name, feature))
  ]
}

function elementsOf(name: string, feature: Feature): SchemaElement[] {
  const own = { name, repetition_type: 'OPTIONAL' } as const
  switch (feature.kind) {
    case 'string':
      return [{ ...own, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } }]
    case 'int64':
    case 'class':
      return [{ ...own, type: 'INT64' }]
    case 'bool':
      return [{ ...own, type: 'BOOLEAN' }]
    case 'struct':
      return [
        { ...own, num_children: feature.fields.length },
        ...feature.fields.flatMap(([field, each]) => elementsOf(field, each))
      ]
    case 'list':
      return [
        { ...own, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        // Not `element`: pyarrow takes the name over, and the hub's library believes its own features only if it is `item`.
        ...elementsOf('item', feature.of)
      ]
  }
}

/** The features as the card has them: lines of YAML below `features:`. */
export function yamlFeatures(columns: readonly NamedFeature[], indent: string): readonly string[] {
  return columns.flatMap(([name, feature]) => {
    const [first = '', ...rest] = yamlFeature(feature, `${indent}  `)
    return [`${indent}- name: ${name}`, `${indent}  ${first}`, ...rest]
  })
}

/** The first line without its indent, then the others. */
function yamlFeature(feature: Feature, indent: string): readonly string[] {
  switch (feature.kind) {
    case 'string':
    case 'int64':
    case 'bool':
      return [`dtype: ${feature.kind}`]
    case 'class':
      return ['dtype:', ...yamlClass(feature.names, `${indent}  `)]
    case 'struct':
      return ['struct:', ...yamlFeatures(feature.fields, indent)]
    case 'list':
      if (feature.of.kind === 'struct') return ['list:', ...yamlFeatures(feature.of.fields, indent)]
      if (feature.of.kind === 'class') return ['list:', ...yamlClass(feature.of.names, `${indent}  `)]
      return feature.of.kind === 'list'
        ? ['list:', ...yamlFeature(feature.of, `${indent}  `).map((line) => `${indent}  ${line}`)]
        : [`list: ${feature.of.kind}`]
  }
}

function yamlClass(names: readonly string[], indent: string): readonly string[] {
  if (names.length === 0) return [`${indent}class_label:`, `${indent}  names: {}`]
  const lines = names.map((name, index) => `${indent}    '${index}': ${yamlText(name)}`)
  return [`${indent}class_label:`, `${indent}  names:`, ...lines]
}

/** A text as YAML takes it everywhere: JSON's quotes and escapes, and those characters escaped that YAML refuses. */
export function yamlText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/g,
    (character, index: number, whole: string) =>
      isPaired(whole, index) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

function isPaired(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  const isHigh = code >= 0xd800 && code < 0xdc00
  const isLow = code >= 0xdc00 && code < 0xe000
  const other = text.charCodeAt(isHigh ? index + 1 : index - 1)
  return (isHigh && other >= 0xdc00 && other < 0xe000) || (isLow && other >= 0xd800 && other < 0xdc00)
}
