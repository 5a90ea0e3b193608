import { positionsSetting } from '../positions-setting'
import type { Article } from '../../model/article'
import type { DecodeInput, Decoded, DecodedDocument, DecodedReading, DecodeProblem } from '../format'
import { NOTHING_DECODED, settingOf } from '../format'
import { decideReading, readingId, readingOf, SourceText } from '../readings'
import type { PositionReading } from '../readings'
import { withoutEnding } from '../text-file'
import { CasLabels } from './cas-labels'
import { INITIAL_VIEW, textOf } from './cas-model'
import type { Cas, CasProblem, Sofa, View } from './cas-model'
import { OWN_PERSON } from './known-types'
import { TypeNames } from './layers'
import { readDocument } from './read-document'

/** UIMA counts UTF-16 code units of the text as it stands in the file; some Python programs write code points. */
const UTF16: PositionReading = { unit: 'utf16', lineEnds: 'as-is', bom: 'counted' }
const CODE_POINTS: PositionReading = { ...UTF16, unit: 'codepoint' }

export const POSITIONS = positionsSetting(
  [UTF16, CODE_POINTS].map(readingId),
  'What the positions in the file count. UIMA counts UTF-16 code units; some programs write code points.'
)

/** A file that was read into a CAS. */
export interface CasFile {
  readonly path: string
  readonly cas: Cas
  readonly problems: readonly CasProblem[]
}

/** The documents of CAS files: one for every view that has, or stands for, a text. */
export async function decodeCases(
  files: readonly CasFile[],
  input: Pick<DecodeInput, 'known' | 'settings'>,
  problems: readonly DecodeProblem[],
  remarks: readonly string[]
): Promise<Decoded> {
  const types = files.flatMap(({ cas }) => [...cas.structures.values()].map(({ type }) => type))
  const labels = new CasLabels(new TypeNames(types))
  const people = new Map<string, string>()
  const documents: DecodedDocument[] = []
  const readings: DecodedReading[] = []
  const found: DecodeProblem[] = [...problems]
  const said = new Set(remarks)
  for (const { path, cas, problems: ofCas } of files) {
    const problem = (each: CasProblem): unknown => found.push({ file: path, ...each })
    ofCas.forEach(problem)
    for (const { type, ...structure } of cas.structures.values()) {
      const id = type === OWN_PERSON ? textOf({ type, ...structure }, 'id') : null
      if (id !== null) people.set(id, textOf({ type, ...structure }, 'name') ?? id)
    }
    const sofas: readonly (Sofa | null)[] = cas.sofas.length === 0 ? [null] : cas.sofas
    if (sofas.length > 1) said.add('A file with several views is read as several documents, one for each view.')
    for (const sofa of sofas) {
      const name = nameOf(path, sofa, sofas.length)
      const known = sofa?.text == null ? await knownText(input, name, sofa) : null
      const text = sofa?.text ?? known?.text ?? ''
      const source = new SourceText(text)
      const hasText = text !== '' || typeof sofa?.text === 'string'
      if (!hasText) said.add(noTextRemark(sofa))
      const { reading, said: decided } = readingFor(cas, sofa, source, input.settings)
      if (decided !== null) readings.push({ file: path, ...decided })
      const article = known?.article ?? null
      const view = viewOf(cas, sofa)
      documents.push(readDocument({ cas, sofa, view, source, reading, hasText, name, article, labels, problem }))
    }
  }
  return {
    ...NOTHING_DECODED,
    documents: withOwnKeys(documents),
    labels: labels.labels,
    relationTypes: labels.relationTypes,
    people: [...people].map(([id, name]) => ({ id, name })),
    problems: found,
    remarks: [...said],
    readings
  }
}

function nameOf(path: string, sofa: Sofa | null, count: number): string {
  const base = withoutEnding(path)
  return sofa === null || count === 1 || sofa.name === INITIAL_VIEW ? base : `${base}.${sofa.name}`
}

function viewOf(cas: Cas, sofa: Sofa | null): View | null {
  if (sofa === null) return cas.views[0] ?? null
  return cas.views.find((view) => view.sofa === sofa.id) ?? cas.views.find(({ name }) => name === sofa.name) ?? null
}

function noTextRemark(sofa: Sofa | null): string {
  if (sofa?.uri)
    return `The text of a document is not in its file. It is said to be at ${sofa.uri}, which is not opened.`
  if (sofa?.data) return 'A document holds bytes or numbers instead of a text. They are kept for a conversion.'
  return 'There are documents without text.'
}

/** The text of the only article given along that is called like the file, or like the place where the text lies. */
async function knownText(
  { known }: Pick<DecodeInput, 'known'>,
  name: string,
  sofa: Sofa | null
): Promise<{ readonly article: string; readonly text: string } | null> {
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  const wanted = sofa?.uri ? [last(sofa.uri), last(name)] : [last(name)]
  const isCalled = ({ original, title }: Article): boolean =>
    wanted.some((each) => each !== '' && [original.name, withoutEnding(original.name), title].includes(each))
  const [article, ...others] = known.articles.filter(isCalled)
  if (!article || others.length > 0) return null
  return { article: article.id, text: await known.read(article.id) }
}

function readingFor(
  cas: Cas,
  sofa: Sofa | null,
  source: SourceText,
  settings: Readonly<Record<string, string>>
): { readonly reading: PositionReading; readonly said: Omit<DecodedReading, 'file'> | null } {
  const chosen = readingOf(settingOf(POSITIONS, settings))
  if (chosen) return { reading: chosen, said: null }
  const isFirst = sofa === null || cas.sofas[0] === sofa
  const positions = [...cas.structures.values()].flatMap((structure) => {
    const start = structure.features.get('begin')
    const end = structure.features.get('end')
    const isHere = structure.sofa === sofa?.id || (structure.sofa === null && isFirst)
    return isHere && typeof start === 'number' && typeof end === 'number' ? [{ start, end, exact: null }] : []
  })
  if (source.distinct([UTF16, CODE_POINTS]).length === 1) return { reading: UTF16, said: null }
  const texts = [{ source, positions }]
  const plain = decideReading(texts, [UTF16])
  const best = decideReading(texts, [UTF16, CODE_POINTS])
  if (!best.isAmbiguous) return { reading: UTF16, said: null }
  // UIMA leaves no choice, so the other reading needs strong evidence: it explains all, and the rule fails often.
  const isOther = best.reading === CODE_POINTS && best.agreeing === best.total && plain.agreeing * 3 <= best.total * 2
  const taken = isOther ? best : plain
  return {
    reading: taken.reading,
    said: { setting: POSITIONS.id, chosen: readingId(taken.reading), evidence: taken.evidence }
  }
}

/** Documents of different files may have one name: a.json and a.xmi. */
function withOwnKeys(documents: readonly DecodedDocument[]): readonly DecodedDocument[] {
  const taken = new Set<string>()
  return documents.map((document) => {
    let key = document.key
    for (let count = 2; taken.has(key); count += 1) key = `${document.key}-${count}`
    taken.add(key)
    return { ...document, key }
  })
}
