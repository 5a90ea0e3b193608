/** What is written and read, for the docs. */
export const LABEL_STUDIO_DOCUMENTATION = `Two files. \`tasks.json\` is an array with a task in each line: \`id\`, \`data\` (\`{"text": …}\`), \`annotations\`, one for each
person who has made something, and \`meta\`. Offsets are Unicode code points, the end excluded. \`config.xml\` is the
labelling configuration with which a project must be made before the tasks are imported: \`Labels\` with the labels of the
scheme, their colours, keys and descriptions, \`Choices\` for document labels, a control for every attribute that occurs
and for tags, asked per region, and \`Relations\`.

- A passage is a result \`{"id", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start", "end", "text",
  "labels": ["A"]}, "meta": {"text": ["note"]}}\`. Its attributes and tags are further results with the same \`id\`: texts and
  lists \`textarea\`, numbers \`number\`, yes or no \`choices\` of \`true\` and \`false\`; values that the scheme lets choose from
  are \`choices\`. An attribute that has values of several types has a control for each: \`name (number)\`.
- Document labels are \`choices\` of the control \`document-label\`. Relations have \`direction\` *right*, or *bi* when their type
  means the same both ways.
- Who annotated stands in \`meta\`, because Label Studio refuses to import annotators who are no members; the setting
  *people* writes \`completed_by\` as well. \`created_at\` and \`updated_at\` are those of the first and last change;
  \`lead_time\` is written only where the file that was converted had it.
- \`meta.claimdesk\` of a task has what Label Studio has no field for: name, metadata, status and note of the article,
  \`people\`, \`annotators\` (of annotations, by id), \`labelDetails\`, \`relations\`, \`claims\`, \`bookmarks\`; \`meta.claimdesk\`
  of a result has times and exact values. Label Studio keeps and exports both.
- A document that was read from HTML is written as \`HyperText\` again, with paths of nodes, offsets and \`globalOffsets\`,
  and so is every other one of the same export, because a configuration shows one kind of text. Where tags are misnested, a browser
  may give nodes other paths; \`globalOffsets\` hold all the same.

Reading takes an array, JSON lines or a single task, also of files that are called differently, with \`annotations\` or
\`completions\` and \`predictions\`; the configuration is that of the same folder or of the nearest one above. The same data
in several files are one document with the work of all. \`value="$key"\` says where the text is; without a configuration
results and usual keys do. Of \`HyperText\` the text is what \`globalOffsets\` count: the text nodes in their order and a line
feed for each \`<br>\`, with nothing put between blocks; style sheets are counted, but left out. Places are read from paths
and offsets or from \`globalOffsets\`, whichever has the words of the file. \`Paragraphs\` are read as what is said, a turn a
line. A region with several labels becomes a passage for each; \`choices\`, \`textarea\`, \`number\`, \`rating\` and \`taxonomy\` of
a region become attributes, those about the task document labels. Where the words of the file are not at its numbers
they are looked for; a region whose words are nowhere in the text is kept as an orphan and told. Annotations that were
given up, drafts, and predictions that are not wanted stay beside the document and are written again.`
