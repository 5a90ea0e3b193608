/** How brat folders are written and read, for somebody who meets them elsewhere. */
export const DOCUMENTATION = `UTF-8, LF, no byte order mark; for each article \`NAME.txt\`, \`NAME.ann\` and
\`NAME.claimdesk.json\`, and for all of them \`annotation.conf\` and \`visual.conf\`. Positions are code points, the end
excluded. Lines are written as brat's server accepts them.

**Written.** An annotation is a line \`T1⇥Type 11 24⇥words\`; fragments are ascending, parted by \`;\`, their words by one
space. A range that crosses the end of a line is split there and the pieces are trimmed, as brat demands (the ends of
lines are those of Python's codecs: LF, VT, FF, FS, GS, RS, NEL, LS, PS). Annotations with a label that was an event in
brat are events (\`E1⇥Type:T3 Role:T1\`): those of one type at one place share a trigger, relations whose type was a role
are their roles, and a role that is there twice is numbered (\`Theme\`, \`Theme2\`). Other relations are \`R\` lines; those
that came from \`*⇥Equiv\` are written so, pairs that go on where another one ends in one line. \`true\` is an attribute
without a value; lists are several lines; an attribute \`Reference\` of the form \`DB:id words\` is a normalisation;
\`note_Type\` is a note of that type, and the note itself is \`AnnotatorNotes\`, on one line. Ids that were brat's are kept,
others are numbered in text order.

Names have the characters \`A-Z a-z 0-9 _ -\`; others become \`_\`. The real name stands in \`visual.conf\`, or, where that
file has no way to write it, in a comment there (\`# Claimdesk name: TYPE "name"\`). The parts of a label's path are the
hierarchy of \`annotation.conf\`; a part that is no label has a \`!\`.

**The sidecar** \`NAME.claimdesk.json\` holds what brat has no place for: labels of the article, its metadata, status and
note, claims, bookmarks, people, times, tags, exact attribute values and notes, attributes of relations, relations that
leave the article, annotations without a place. brat and other programs leave the file alone. What it says of a line is
found by that line (\`"line": "T1 Claim 11 24"\`); when the line has changed since, the line counts.

**Read.** Pairs of \`.txt\` and \`.ann\`, or of \`.txt\`, \`.a1\` and \`.a2\`, in folders of any depth; the nearest configuration
files above a document count. A text without an annotation file is left out, as in brat. Fragments with nothing between
them but white space with the end of a line in it are one range. Positions are code points that count CR and a byte order
mark, unless the words of the lines agree better with another reading (UTF-16, bytes, CRLF as one); where words stand
elsewhere than the line says, the annotation is put there, and that is reported. \`M\` lines are attributes. An event is one
annotation over its trigger, with its roles as relations; what is said of a trigger is said of its event. Ends of
relations that are not called \`Arg1\` and \`Arg2\` keep their names in the relation type (or, where only one line differs,
in its attribute \`brat_arguments\`); a third column is kept in \`brat_tail\`, the number of a role that does not follow from
the order in \`brat_number\`. Notes and attributes on notes and attributes are kept as lines. A display name of
\`visual.conf\` is taken for the name of a label when the type is what brat can write of it (\`Gene_expression | Gene
expression\`, not \`Punct | P\`); the reading “as in the annotation files” takes neither hierarchy nor display names.
\`tools.conf\`, \`ENTITY-NESTING\` and \`<OVERLAP>\` rules are not taken over.`
