import type { FormatView } from '../../../api/transfer-views'

/** Formats of one kind, under the heading a person looks for them. */
export interface FormatGroup {
  readonly name: string
  readonly formats: readonly FormatView[]
}

/** What a format is for, by its id; a format that is not named here stands under `OTHER`. */
const GROUPS: readonly { readonly name: string; readonly ids: readonly string[] }[] = [
  { name: 'Claimdesk', ids: ['native', 'bundle'] },
  { name: 'Web annotation', ids: ['w3c', 'hypothesis', 'recogito'] },
  {
    name: 'Annotation tools',
    ids: ['brat', 'doccano', 'doccano-relations', 'doccano-classification', 'doccano-csv', 'label-studio', 'prodigy']
  },
  {
    name: 'Linguistics and NLP',
    ids: ['conll-2003', 'conll-2002', 'webanno-tsv', 'cas-json', 'cas-xmi', 'spacy', 'fasttext']
  },
  { name: 'Fact-checking', ids: ['claimreview', 'claimreview-bulk', 'averitec', 'fever', 'checkthat', 'liar'] },
  { name: 'Tables and data sets', ids: ['csv', 'tsv', 'xlsx', 'jsonl', 'hugging-face', 'ptc'] },
  { name: 'Qualitative research', ids: ['refi-qdpx', 'refi-qdc'] },
  { name: 'To read', ids: ['html-marked', 'markdown-marked'] }
]

const OTHER = 'Other'

/** All formats by what they are for, in the order of the list. Groups without any are left out. */
export function groupFormats(formats: readonly FormatView[]): readonly FormatGroup[] {
  const byId = new Map(formats.map((format) => [format.id, format]))
  const groups = GROUPS.map(({ name, ids }) => ({ name, formats: ids.flatMap((id) => byId.get(id) ?? []) }))
  const named = new Set(GROUPS.flatMap(({ ids }) => ids))
  const others = formats.filter(({ id }) => !named.has(id))
  return [...groups, { name: OTHER, formats: others }].filter((group) => group.formats.length > 0)
}

/** What of the groups has every word that is looked for, in its name, description, ending or group. */
export function findFormats(groups: readonly FormatGroup[], query: string): readonly FormatGroup[] {
  const words = query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return groups
  return groups
    .map(({ name, formats }) => ({
      name,
      formats: formats.filter((format) => {
        const all = `${format.name} ${format.description} .${format.extension} ${name} ${format.id}`.toLocaleLowerCase()
        return words.every((word) => all.includes(word))
      })
    }))
    .filter(({ formats }) => formats.length > 0)
}
