/** How records are written in a CAS and found in one, for both of its files. Markdown. */
export const CAS_CONVENTIONS = `Positions are UTF-16 code units of the text in the file. One view a document; a file with several views is read as
several documents.

| in Claimdesk | in the CAS |
| --- | --- |
| highlight | annotation. A label that came from a UIMA layer (\`NamedEntity/PER\`) goes back into its type and feature; any other is \`webanno.custom.ClaimdeskSpan\` with the feature \`label\` |
| attributes | features of the annotation: String, Double, Boolean, StringArray. Characters that UIMA does not allow in names are written by number, \`_x2D_\` for \`-\` |
| note, tags, person, times | features \`note\`, \`tags\`, \`person\`, \`createdAt\`, \`updatedAt\`; in types of others with \`claimdesk_\` before the name |
| relation | annotation with \`Governor\` and \`Dependent\` on the place of the latter: its own type, or \`webanno.custom.ClaimdeskRelation\` |
| slots, chains, pointers at annotations | read as relations (\`Host:links\` with the role as attribute, \`Link\` from link to link) and written back as what they were |
| label of the document | \`webanno.custom.ClaimdeskDocumentLabel\`, or its own subtype of \`uima.cas.AnnotationBase\` |
| claim, bookmark | \`webanno.custom.ClaimdeskClaim\` (an array \`spans\`), \`webanno.custom.ClaimdeskBookmark\` |
| title, address, language | DKPro's \`DocumentMetaData\`; byline, publisher, date, tags, status and note in \`webanno.custom.ClaimdeskDocument\` |
| tokens and sentences | DKPro's \`Token\` and \`Sentence\`; part of speech, lemma, stem and morphology of a token as their annotations |

The label of an annotation is the feature that DKPro has for it (\`NamedEntity.value\`, \`POS.PosValue\`…), else the string
feature \`value\` or \`label\`, else the only string feature; without one, the type is the label. A relation that ends at a
token ends at a highlight labelled \`Token\`, which is written as the token again. Structures that Claimdesk has no place
for are kept, and written again, when files are converted.`
