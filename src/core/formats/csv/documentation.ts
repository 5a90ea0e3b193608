import { ARTICLE_COLUMNS, BOOKMARK_COLUMNS, CLAIM_COLUMNS, CSV_COLUMNS, RELATION_COLUMNS } from '../csv-columns'
import type { CsvColumn } from '../csv-columns'

const TABLES: readonly (readonly [name: string, what: string, columns: readonly CsvColumn[]])[] = [
  ['annotations', 'one row per annotation', CSV_COLUMNS],
  ['articles', 'one row per article', ARTICLE_COLUMNS],
  ['relations', 'one row per relation; not written when there is none', RELATION_COLUMNS],
  ['claims', 'one row per claim; not written when there is none', CLAIM_COLUMNS],
  ['bookmarks', 'one row per bookmark; not written when there is none', BOOKMARK_COLUMNS]
]

/** The tables and their columns in Markdown. */
export function describeTables(ending: string): string {
  return TABLES.map(([name, what, columns]) => {
    const rows = columns.map((column) => `| \`${column.name}\` | ${column.meaning} |`)
    return [`\`${name}${ending}\`: ${what}.`, '', '| column | meaning |', '| --- | --- |', ...rows].join('\n')
  }).join('\n\n')
}

export const ATTRIBUTES_WORDS = `After the columns of the annotations comes one for each attribute that the label schemes
define, \`attr_<id>\`: numbers, \`true\`, \`false\` and lists (JSON) as they are, a text as it is, unless it would be read
as one of these; then it stands in JSON's quotes (\`"12"\`). Attributes that no scheme defines are in \`attributes\`. An
empty \`value\` of a document label means none; a value that is an empty text is \`""\`.`

export const READING_WORDS = `Our own tables are known by their columns, in any order and whatever the files are called; of
a table of annotations alone, texts are looked for among the articles of the library (by id or hash). Any other table is
read by its headers, in several languages and as other programs call them (\`text\`, \`label\`, \`start\`, \`end\`, \`quote\`,
\`document\`…), or as a person says. With passages (positions or words) every row is an annotation of the article that it
names, or whose text it has; without them every row is an article, its label one of the whole article. When such labels
are only yes, no or numbers, the header is the label and the cell its value. Columns that are nothing of this become
attributes of the annotation, or what the file says of the document. What positions count is found out by the words.
Rows that cannot be read are told with their line.`
