import * as z from 'zod'
import { readSetting, writeSetting } from './local-settings'

/** Sizes of the text in CSS pixels, the steps of the zoom. */
export const TEXT_SIZES = [12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 30, 32] as const
/** How wide lines may get. */
export const MEASURES = ['narrow', 'medium', 'wide', 'full'] as const
export const LEADINGS = ['close', 'normal', 'wide'] as const
/** `easy`: upright letters with more room between letters and words. */
export const READING_FONTS = ['serif', 'sans', 'system', 'easy'] as const
export const COLUMNS = ['one', 'two'] as const
/** What focus mode leaves undimmed around the caret; `nothing` is dimmed without it. */
export const DIMMINGS = ['nothing', 'paragraphs', 'sentences'] as const

export type Measure = (typeof MEASURES)[number]
export type Leading = (typeof LEADINGS)[number]
export type ReadingFont = (typeof READING_FONTS)[number]
export type Columns = (typeof COLUMNS)[number]
export type Dimming = (typeof DIMMINGS)[number]

/** How the text of articles is set in this window. */
export interface ReadingSettings {
  /** Size of the text in CSS pixels, one of `TEXT_SIZES`. */
  readonly size: number
  readonly measure: Measure
  readonly leading: Leading
  readonly font: ReadingFont
  readonly columns: Columns
  readonly dimming: Dimming
}

export const DEFAULT_READING: ReadingSettings = {
  size: 19,
  measure: 'medium',
  leading: 'normal',
  font: 'serif',
  columns: 'one',
  dimming: 'nothing'
}

const KEY = 'claimdesk.reading'

/** What another version, or a person with the browser's tools, stored may be anything: each field stands for itself. */
const storedSettings = z
  .object({
    size: z.literal(TEXT_SIZES).catch(19),
    measure: z.enum(MEASURES).catch(DEFAULT_READING.measure),
    leading: z.enum(LEADINGS).catch(DEFAULT_READING.leading),
    font: z.enum(READING_FONTS).catch(DEFAULT_READING.font),
    columns: z.enum(COLUMNS).catch(DEFAULT_READING.columns),
    dimming: z.enum(DIMMINGS).catch(DEFAULT_READING.dimming)
  })
  .catch({ ...DEFAULT_READING, size: 19 })

/** The settings of this window; what is missing or makes no sense is as by default. */
export function readReadingSettings(): ReadingSettings {
  return storedSettings.parse(parsed(readSetting(KEY)))
}

export function storeReadingSettings(settings: ReadingSettings): void {
  writeSetting(KEY, JSON.stringify(settings))
}

/** The next larger (1) or smaller (-1) size in CSS pixels; the same at either end. */
export function nextTextSize(size: number, step: 1 | -1): number {
  return (step > 0 ? TEXT_SIZES.find((each) => each > size) : TEXT_SIZES.findLast((each) => each < size)) ?? size
}

function parsed(stored: string | null): unknown {
  try {
    return stored === null ? null : JSON.parse(stored)
  } catch {
    // No JSON: then it is none of ours, and the defaults hold.
    return null
  }
}
