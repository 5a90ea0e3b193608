/** What is written and read, for the docs. */
export const ROWS_DOCUMENTATION = `UTF-8, LF, one object per article:
\`{"id": …, "text": "…", "label": [[start, end, "Label"], …], "Comments": ["note on the article"], "claimdesk": {…}}\`,
the passages sorted by start, end and label. With the kind *intent* passages are \`entities\` (triples, too) and document
labels \`cats\`. Offsets are Unicode code points, the end excluded: \`text[start:end]\` in Python is the passage. What a
converted file said beside this stands in keys of its own, which doccano shows as \`meta\`.

\`claimdesk\` has what doccano has no field for, and doccano keeps it with the example: metadata, status and note of the
article, \`people\` (names by id), \`spans\` (id, place, words, label, attributes, tags, note, person, times),
\`documentLabels\`, \`claims\`, \`bookmarks\`. On reading, details go to the passage that has their place and label; passages
that doccano changed have none.

A project that does not allow overlaps drops every passage that overlaps one before it, without a word: switch overlaps
on before you import, or choose a policy here. Only texts that are confirmed are exported by doccano as approved.

Reading takes JSON lines, a JSON array or one object; annotations under \`label\`, \`labels\`, \`entities\`, \`annotations\`,
\`column_label\`, \`spans\` or \`cats\` (or what the settings name) as \`[start, end, label]\`, as objects with
\`start_offset\`/\`end_offset\` or \`start\`/\`end\`, or as names of document labels; \`relations\`; \`Comments\` as texts or
objects (joined with an empty line, they become the note); CSV and fastText. Other keys are kept beside the document.
Whether a project counted code points or grapheme clusters no file says: the reading that puts most passages between the
edges of words is taken and told, and the setting *positions* overrules it. Several files of a folder that hold the same
texts are taken for the files of several people, who are named after them (\`all\` and \`unknown\` name nobody).`

export const CLASSIFICATION_DOCUMENTATION = `UTF-8, LF, one object per article:
\`{"id": …, "text": "…", "label": ["A", "B"], "Comments": ["note on the article"], "claimdesk": {…}}\`, the labels sorted
and each written once. \`claimdesk\` has metadata, status and note of the article and under \`labelDetails\` who gave which
label, when, with which value, attributes and note; on reading they go to the labels that are still there. Reading is that
of “doccano (labelled passages)”.`
