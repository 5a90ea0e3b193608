import { expect } from 'vitest'
import type { Person } from '../../model/library'
import type { Decoded, DecodedDocument, ExportDocument, Format } from '../format'
import { fitDocuments, LossCount } from '../fit-documents'
import type { LabelNames } from '../label-names'
import { LOSS_FEATURES } from '../losses'
import { makeInput } from './build'
import { factOf, factsOfDecoded, factsOfExport, plainSchemes, withoutLosses } from './features'
import type { Facts } from './features'

/** The schemes of a round trip: names that a format says it changes are plain from the beginning. */
export const schemesFor = plainSchemes

/** Documents as a format's encoder gets them, without what the format says it cannot carry. */
export async function fitted(
  format: Format,
  documents: readonly ExportDocument[],
  schemes: Parameters<typeof makeInput>[2]
): Promise<readonly ExportDocument[]> {
  const reduced = documents.map((document) => withoutLosses(format, document))
  const result: ExportDocument[] = []
  const input = makeInput(reduced, {}, schemes)
  for await (const document of fitDocuments(format, input, {}, new LossCount()))
    result.push(withoutLosses(format, document))
  return result
}

/** Every document with what came back of it: by its article, its name, or its place. */
export function pairsOf(
  documents: readonly ExportDocument[],
  { documents: decoded }: Decoded
): readonly (readonly [ExportDocument, DecodedDocument | null])[] {
  // A line of nothing is no document to a format of lines.
  const told = documents.filter(({ text, documentLabels }) => text.trim() !== '' || documentLabels.length > 0)
  const inOrder = [documents, told].find(({ length }) => length === decoded.length)
  return documents.map((document) => {
    const index = inOrder?.indexOf(document) ?? -1
    const back =
      decoded.find(({ article }) => article === document.article.id) ??
      decoded.find(({ name }) => name === document.name) ??
      decoded.find(({ key }) => key === document.article.id) ??
      (index >= 0 ? decoded[index] : undefined)
    return [document, back ?? null] as const
  })
}

/** Whether white space of the text comes or goes, so that only the rest can be compared. */
export const changesText = (format: Format): boolean => format.losses.text?.kind === 'approximated'

type Quoted = readonly { readonly quotes: readonly { readonly exact: string }[] }[]

const wordsOf = (spans: Quoted): readonly string[] =>
  spans.map(({ quotes }) => quotes.map(({ exact }) => exact.split(/\s+/).join(' ')).join(' … ')).sort()

/** Whether the spans of both have the same words, white space aside. */
export function sameWords(document: { readonly spans: Quoted }, back: { readonly spans: Quoted }): boolean {
  return JSON.stringify(wordsOf(document.spans)) === JSON.stringify(wordsOf(back.spans))
}

/** Facts that a format says it carries, by name. */
export function carriedFacts(format: Format): readonly (keyof Facts)[] {
  const lost = new Set(LOSS_FEATURES.filter((feature) => format.losses[feature]).map(factOf))
  // What is left of spans after the policies has to come back, whatever was lost of them before.
  const kept = LOSS_FEATURES.map(factOf).filter((fact) => fact !== null && !lost.has(fact))
  const spans: readonly (keyof Facts)[] = format.losses.spans ? [] : ['spans']
  return [...new Set<keyof Facts>([...spans, ...kept.filter((fact): fact is keyof Facts => fact !== null)])]
}

/** Compares a document with what came back, fact by fact, for everything that the format says it carries. */
export function expectSame(
  format: Format,
  document: ExportDocument,
  back: DecodedDocument | null,
  decoded: Decoded,
  names: LabelNames,
  people: readonly Person[]
): void {
  const sent = factsOfExport(document, names, new Map(people.map(({ id, name }) => [id, name])))
  if (back === null) {
    // A format of rows writes nothing of an article about which there is nothing to say.
    expect([document.spans.length, document.documentLabels.length]).toEqual([0, 0])
    return
  }
  const got = factsOfDecoded(back, decoded)
  if (changesText(format)) {
    const words = (spans: readonly { readonly quotes: readonly { readonly exact: string }[] }[]): readonly string[] =>
      spans.map(({ quotes }) => quotes.map(({ exact }) => exact.replace(/\s+/g, '')).join(' … ')).sort()
    expect(words(back.spans)).toEqual(words(document.spans))
    return
  }
  const facts = carriedFacts(format)
  const pick = (all: Facts): object => Object.fromEntries(facts.map((fact) => [fact, all[fact]]))
  expect(pick(got)).toEqual(pick(sent))
}
