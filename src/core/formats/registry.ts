import { averitecFormat } from './averitec'
import { bratFormat } from './brat'
import { bundleFormat } from './bundle'
import { casJsonFormat } from './cas-json'
import { casXmiFormat } from './cas-xmi'
import { claimReviewFormat } from './claimreview'
import { claimReviewBulkFormat } from './claimreview-bulk'
import { checkThatFormat } from './checkthat'
import { conll2002Format } from './conll-2002'
import { conll2003Format } from './conll-2003'
import { csvFormat } from './csv'
import {
  doccanoClassificationFormat,
  doccanoCsvFormat,
  doccanoFormat,
  doccanoRelationsFormat,
  fastTextFormat
} from './doccano'
import { feverFormat } from './fever'
import type { Format } from './format'
import { huggingFaceFormat } from './hugging-face'
import { hypothesisFormat } from './hypothesis'
import { htmlMarkedFormat } from './html-marked'
import { jsonlFormat } from './jsonl'
import { labelStudioFormat } from './label-studio'
import { liarFormat } from './liar'
import { markdownMarkedFormat } from './markdown-marked'
import { nativeFormat } from './native'
import { prodigyFormat } from './prodigy'
import { tsvFormat } from './tsv'
import { refiQdcFormat } from './refi-qdc'
import { refiQdpxFormat } from './refi-qdpx'
import { spacyFormat } from './spacy'
import { recogitoFormat } from './recogito'
import { ptcFormat } from './ptc'
import { w3cFormat } from './w3c'
import { webannoTsvFormat } from './webanno-tsv'
import { xlsxFormat } from './xlsx'

/** Every annotation format, in the order in which it is offered. */
export const FORMATS: readonly Format[] = [
  nativeFormat,
  bundleFormat,
  w3cFormat,
  hypothesisFormat,
  recogitoFormat,
  jsonlFormat,
  csvFormat,
  bratFormat,
  ptcFormat,
  tsvFormat,
  xlsxFormat,
  huggingFaceFormat,
  doccanoFormat,
  doccanoRelationsFormat,
  doccanoClassificationFormat,
  doccanoCsvFormat,
  fastTextFormat,
  labelStudioFormat,
  webannoTsvFormat,
  casJsonFormat,
  casXmiFormat,
  refiQdcFormat,
  refiQdpxFormat,
  prodigyFormat,
  spacyFormat,
  conll2003Format,
  conll2002Format,
  claimReviewFormat,
  claimReviewBulkFormat,
  averitecFormat,
  feverFormat,
  checkThatFormat,
  liarFormat,
  htmlMarkedFormat,
  markdownMarkedFormat
]

/** A format that can write. */
export type ExportFormat = Format & Required<Pick<Format, 'encode'>>
/** A format that can read. */
export type ImportFormat = Format & Required<Pick<Format, 'decode'>>

/** The format with that id, or null. */
export function findFormat(id: string): Format | null {
  return FORMATS.find((format) => format.id === id) ?? null
}

export function exportFormats(): readonly ExportFormat[] {
  return FORMATS.filter((format): format is ExportFormat => format.encode !== undefined)
}

export function importFormats(): readonly ImportFormat[] {
  return FORMATS.filter((format): format is ImportFormat => format.decode !== undefined)
}
