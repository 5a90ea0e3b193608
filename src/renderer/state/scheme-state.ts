import * as z from 'zod'
import type { TextRange } from '../../core/model/text-range'
import { readSetting, writeSetting } from './local-settings'

/** What a new label is to be put on: a stretch of text (UTF-16 code units) or a highlight of the open article. */
export interface LabelMaking {
  readonly article: string
  readonly range: TextRange | null
  readonly span: string | null
  /** The words of it, for the name that is proposed. */
  readonly words: string
}

/** What this window shows of label schemes. Nothing of it belongs to the library. */
export interface SchemeSlice {
  /** Which scheme is worked with, by library; without a word the library's default one. */
  readonly chosenSchemes: Readonly<Record<string, string>>
  /** Ids of labels whose highlights are not painted. */
  readonly hiddenLabels: ReadonlySet<string>
  /** Whether the guideline stands beside the text. */
  readonly guidelineShown: boolean
  /** Id of the scheme that the editor begins with; null: the one in use. */
  readonly editedScheme: string | null
  readonly labelMaking: LabelMaking | null
}

const CHOSEN = 'claimdesk.schemes'
const GUIDELINE = 'claimdesk.guideline'
const chosenSchema = z.record(z.string(), z.string()).catch({})

function readChosen(): Readonly<Record<string, string>> {
  const stored = readSetting(CHOSEN)
  try {
    return chosenSchema.parse(stored === null ? {} : JSON.parse(stored))
  } catch {
    // No JSON: then it is none of ours, and the default scheme is used.
    return {}
  }
}

/** How a window begins. */
export function initialSchemeSlice(): SchemeSlice {
  return {
    chosenSchemes: readChosen(),
    hiddenLabels: new Set(),
    guidelineShown: readSetting(GUIDELINE) === 'shown',
    editedScheme: null,
    labelMaking: null
  }
}

export function storeChosenSchemes(chosen: Readonly<Record<string, string>>): void {
  writeSetting(CHOSEN, JSON.stringify(chosen))
}

export function storeGuidelineShown(shown: boolean): void {
  writeSetting(GUIDELINE, shown ? 'shown' : 'hidden')
}
