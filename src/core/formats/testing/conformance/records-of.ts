import type { Decoded } from '../../format'

/** Every record of what was read in a form that does not hang on ids and names of files: to compare two readings. */
export function recordsOf({ documents, labels, people }: Decoded): readonly string[] {
  const paths = new Map(labels.flatMap(({ id, path }) => (id === undefined ? [] : [[id, path] as const])))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const by = (record: { readonly person: string | null; readonly createdAt: string | null }) => ({
    // A conversion has to name somebody and some time where the file does not.
    person: record.person === null ? 'Unknown' : (names.get(record.person) ?? record.person),
    at: record.createdAt ?? '1970-01-01T00:00:00.000Z'
  })
  const name = (label: string): string => (label === '' ? 'Unlabelled' : (paths.get(label) ?? label))
  const records = documents.flatMap(({ spans, documentLabels, relations, bookmarks, note }) => [
    ...spans.map(({ ranges, quotes, label, attributes, tags, note: said, orphan, ...rest }) => ({
      ...{ ranges, words: quotes.map(({ exact }) => exact), label: name(label), attributes, tags, note: said },
      ...{ isOrphan: orphan !== undefined, ...by(rest) }
    })),
    ...documentLabels.map(({ label, value, attributes, note: said, ...rest }) => ({
      ...{ label: name(label), value, attributes, note: said, ...by(rest) }
    })),
    ...relations.map(({ type, attributes, note: said, ...rest }) => ({ type, attributes, note: said, ...by(rest) })),
    ...bookmarks.map(({ range, name: called, ...rest }) => ({ range, called, ...by(rest) })),
    ...(note === '' ? [] : [{ note }])
  ])
  // A conversion puts records into text order.
  return records.map((record) => JSON.stringify(record)).sort()
}
