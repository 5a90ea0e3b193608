import { CHECK_LOSSES } from './check-losses'
import type { Format } from './format'
import { decodeProject } from './refi-qda/decode-project'
import { encodeProject } from './refi-qda/encode-project'
import { POSITIONS_SETTING } from './refi-qda/positions'

/** Texts with codings, as programs for qualitative analysis exchange them. */
export const refiQdpxFormat: Format = {
  id: 'refi-qdpx',
  name: 'REFI-QDA project',
  description: 'Articles with annotations, notes and labels, for NVivo, ATLAS.ti, MAXQDA, QualCoder and others.',
  extension: 'qdpx',
  mediaType: 'application/zip',
  layout: 'archive',
  offsetUnit: 'codepoint',
  documentation: `A zip archive: \`project.qde\` (XML, valid by the schema of REFI-QDA 1.0, \`urn:QDA-XML:project:1.0\`) and the
texts as \`sources/<GUID>.txt\` (UTF-8, LF, no byte order mark). Positions are code points of these files, from 0, the
end excluded.

- GUIDs are the ids of records where these are UUIDs, else derived from them (UUIDs of version 8), the same every time.
- People who made something are \`User\` (\`id\` is theirs in Claimdesk), labels are \`Code\`, nested as their paths are; a
  group that is no label has \`isCodable="false"\`. Colours are the labels' hues.
- An article is a \`TextSource\`; its metadata, its status, and what another program said of it are \`Variable\`s, its tags
  \`Set\`s.
- An annotation is a \`PlainTextSelection\` with one \`Coding\`; \`name\` is the beginning of its words. The further parts of
  a discontinuous one are selections of their own, each held to the one before by a \`Link\` named \`continued by\`. A
  label of the whole article is a \`Coding\` of the source; a bookmark is a selection without coding.
- Notes are \`Note\` with \`NoteRef\`; claims are, too, on their passages. Relations are \`Link\`, from passage to passage.
- What the standard has no slot for is text that says so in its first line (\`[Claimdesk attributes]\`, \`[Claimdesk
  claim]\`…), then \`name: value\` with the value in JSON, one a line: attributes and tags in the \`Description\` of the
  selection, claims in their note, and in one note on the source the values of its labels, who drew relations and to
  which passage of another article, and whatever else there is.

Reading takes text sources, the text of PDFs (\`Representation\`), pictures (\`TextDescription\`) and recordings
(\`Transcript\`); passages on pages, pictures and recordings themselves are counted and left out, and so are sources
without plain text. A passage with several codings is as many annotations. A comment on a passage, and notes by
\`NoteRef\` or \`Link\`, are notes; a passage without code is a bookmark, or, with a comment, an annotation without label.
Cases are tags of passages, and \`Case\` with its variables on documents; sets are tags.

Programs differ in what positions count (ATLAS.ti stores Windows line ends but counts them as one, NVivo counts two,
some count UTF-16 code units or the byte order mark). Every text is read in the way in which most passages have the
words that their names give, or else begin and end at the edges of words; what was decided is shown.`,
  losses: {
    ...CHECK_LOSSES,
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    orphans: {
      kind: 'lost',
      message: 'Annotations whose words are no longer in the text have no place and are left out.'
    },
    scheme: {
      kind: 'approximated',
      message:
        'Labels have their groups, colours and descriptions; keys, examples and questions about them are left out.'
    },
    'token-features': { kind: 'lost', message: 'Tokens and what was said of them are left out.' }
  },
  readSettings: [POSITIONS_SETTING],
  encode: encodeProject,
  // The texts of a project that somebody has unpacked lie beside it.
  reads: ['.qdpx', '.qde', '.txt'],
  recognise: (path, head) => {
    if (/<(?:\w+:)?Project\b[^>]*urn:QDA-XML:project/.test(head)) return 'yes'
    return /\.(?:qdpx|qde)$/i.test(path) ? 'maybe' : 'no'
  },
  decode: decodeProject
}
