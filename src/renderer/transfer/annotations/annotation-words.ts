import type { AnnotationPreview, DocumentPreview, NamePreview } from '../../../api/transfer-views'
import type { DecodeProblem } from '../../../core/formats/format'
import { counted } from '../../ui/format-bytes'
import type { NameRow } from './name-rows'

type Totals = AnnotationPreview['totals']

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

const present = (...parts: readonly (readonly [number, string, string?])[]): readonly string[] =>
  parts.flatMap(([count, one, many]) => (count > 0 ? [counted(count, one, many)] : []))

/** What there is to be added, in words; empty when there is nothing. */
function addedWords(totals: Totals): { readonly marks: string; readonly around: string } {
  const { articles, spans, claims, documentLabels, relations, bookmarks, labels, relationTypes } = totals
  const marks = present(
    [spans, 'highlight'],
    [claims, 'claim'],
    [documentLabels, 'label of a whole article', 'labels of whole articles'],
    [relations, 'relation'],
    [bookmarks, 'bookmark']
  )
  const around = present([articles, 'article'], [labels, 'new label'], [relationTypes, 'new relation type'])
  return { marks: listed(marks), around: listed(around) }
}

/** Totals in a sentence or two: what would be added, or was, and what is there already. */
export function totalsWords(totals: Totals, isDone = false): string {
  const { marks, around } = addedWords(totals)
  const { there } = totals
  const main = [marks, around].filter((part) => part !== '').join(', with ')
  const known = there > 0 ? `${counted(there, 'annotation')} ${there === 1 ? 'is' : 'are'} there already.` : ''
  const nothing = isDone ? 'Nothing was added.' : 'There is nothing to add.'
  const first = main === '' ? nothing : isDone ? `Added: ${main}.` : `${main} would be added.`
  return known === '' ? first : `${first} ${known}`
}

/** How many annotations an import would add: what its button counts. */
export function annotationCount({ spans, documentLabels, relations, bookmarks }: Totals): number {
  return spans + documentLabels + relations + bookmarks
}

/** How sure it is that the files are in the format they are read in. */
export function recognitionWords(preview: AnnotationPreview, isChosen: boolean): string {
  const { format, recognised } = preview
  if (format === null) return 'No format knows these files. Choose the one they are in, if it is listed.'
  const own = recognised.find((each) => each.format === format)
  const others = recognised.filter((each) => each.format !== format).length
  const more = others === 0 ? '' : ` ${counted(others, 'other format')} may know them, too.`
  if (!own) return `Chosen by you; the files do not look like it.${more}`
  const by = isChosen ? 'Chosen by you; the' : 'The'
  if (own.sure === 'yes') return `${by} files look like it.${more}`
  return `${by} files may be in it: look over what comes of them.${more}`
}

const KINDS: Readonly<Record<NamePreview['target'], readonly [string, string]>> = {
  span: ['highlight', 'highlights'],
  document: ['whole article', 'whole articles'],
  relation: ['relation', 'relations']
}

/** What a name is used for and how often: "12 highlights". */
export function usesWords({ target }: Pick<NamePreview, 'target'>, count: number): string {
  return counted(count, ...KINDS[target])
}

/** Where a name goes, in words for those who do not see it. */
export function targetWords({ key, to }: Pick<NameRow, 'key' | 'to'>): string {
  if (to.kind === 'leave-out') return 'left out'
  const what = key.target === 'relation' ? 'relation type' : 'label'
  return to.kind === 'new' ? `new ${what} “${to.name}”` : `${what} “${to.known.name}”`
}

/** Why it goes there, and what else goes there; empty when there is nothing to say. */
export function whyWords({ key, to, because, isChosen, becomes, mergedWith }: NameRow): string {
  const what = key.target === 'relation' ? 'type' : 'label'
  const why =
    becomes !== null
      ? `The library has a ${what} “${becomes}”: it goes there.`
      : isChosen
        ? 'Chosen by you.'
        : to.kind !== 'existing'
          ? ''
          : because === 'same-id'
            ? 'It has the same id.'
            : because === 'same-name'
              ? 'It is called the same.'
              : 'Nothing was said, so it is the first.'
  const names = mergedWith.slice(0, 3).map((name) => `“${name}”`)
  const more = mergedWith.length - names.length
  const merged = names.length === 0 ? '' : `Merged with ${listed([...names, ...(more > 0 ? [`${more} more`] : [])])}.`
  return [why, merged].filter((part) => part !== '').join(' ')
}

/** Where a document goes. */
export function goalWords({ target, name }: Pick<DocumentPreview, 'target' | 'name'>): string {
  if (target.kind === 'new') return 'Becomes a new article'
  const title = target.title === name ? '' : ` “${target.title}”`
  return target.kind === 'article' ? `Goes to the article${title}` : `The article${title} comes back from the bin`
}

/** What a document brings. */
export function documentWords(document: DocumentPreview): string {
  const { spans, claims, documentLabels, relations, bookmarks, there } = document
  const parts = present(
    [spans, 'highlight'],
    [claims, 'claim'],
    [documentLabels, 'label of the whole', 'labels of the whole'],
    [relations, 'relation'],
    [bookmarks, 'bookmark']
  )
  const all = parts.length === 0 ? 'no annotations' : parts.join(', ')
  return there > 0 ? `${all}; ${counted(there, 'annotation')} there already` : all
}

/** Where a problem is: "one.ann, line 5, T9". */
export function placeWords({ file, line, place }: DecodeProblem): string {
  return [file, line === null ? null : `line ${line}`, place].filter((part) => part !== null && part !== '').join(', ')
}

/** Problems as a text to be kept: a line for each, its parts with tabs between them. */
export function problemsText(problems: readonly DecodeProblem[]): string {
  const clean = (text: string) => text.replace(/\s+/g, ' ').trim()
  const lines = problems.map(({ file, line, place, message }) =>
    [file ?? '', line === null ? '' : String(line), place, message].map(clean).join('\t')
  )
  return ['File\tLine\tPlace\tProblem', ...lines, ''].join('\n')
}
