import Papa from 'papaparse'

/** A passage as a file states it: numbers in the file's unit. */
export interface StatedRange {
  readonly start: number
  readonly end: number
  readonly words: string
}

/** The spans of one article as a file states them, one list of ranges a span. */
export type StatedSpans = readonly (readonly StatedRange[])[]

interface NativeFile {
  readonly documents: readonly {
    readonly spans: readonly {
      readonly ranges: readonly { readonly start: number; readonly end: number }[]
      readonly quotes: readonly { readonly exact: string }[]
    }[]
  }[]
}
interface W3cSelector {
  readonly type: string
  readonly exact: string
  readonly start: number
  readonly end: number
}
interface W3cTarget {
  readonly selector: readonly W3cSelector[]
}
interface W3cFile {
  readonly first: {
    readonly items: readonly {
      readonly motivation: string | readonly string[]
      readonly target: string | W3cTarget | readonly W3cTarget[]
    }[]
  }
}
interface JsonlRow {
  readonly spans: readonly {
    readonly ranges: readonly { readonly start: number; readonly end: number; readonly text: string }[]
  }[]
}

function selectorOf(target: W3cTarget, type: string): W3cSelector {
  const [selector, ...others] = target.selector.filter((candidate) => candidate.type === type)
  if (!selector || others.length > 0) throw new Error(`A target needs one ${type}`)
  return selector
}

/**
 * Readers that share nothing with the encoders, one per format: `JSON.parse` and Papa Parse, and the numbers as they
 * stand. They are given the files of an export of one document.
 */
export const READERS: Readonly<Record<string, (files: ReadonlyMap<string, string>) => StatedSpans>> = {
  native: (files) => {
    const file = JSON.parse(files.get('claimdesk-export.json') ?? '') as NativeFile
    const spans = file.documents.flatMap((document) => document.spans)
    return spans.map(({ ranges, quotes }) => ranges.map((range, i) => ({ ...range, words: quotes[i]?.exact ?? '' })))
  },
  w3c: (files) => {
    const file = JSON.parse(files.get('annotations.jsonld') ?? '') as W3cFile
    const spans = file.first.items.filter(({ motivation }) => !['linking', 'bookmarking'].includes(String(motivation)))
    const targets = spans.flatMap(({ target }) => (typeof target === 'string' ? [] : [[target].flat()]))
    return targets.map((parts) =>
      (parts as readonly W3cTarget[]).map((target) => {
        const { start, end } = selectorOf(target, 'TextPositionSelector')
        return { start, end, words: selectorOf(target, 'TextQuoteSelector').exact }
      })
    )
  },
  jsonl: (files) => {
    const lines = (files.get('annotations.jsonl') ?? '').split('\n').filter((line) => line !== '')
    return lines
      .flatMap((line) => (JSON.parse(line) as JsonlRow).spans)
      .map(({ ranges }) => ranges.map(({ start, end, text }) => ({ start, end, words: text })))
  },
  csv: (files) => {
    const rows = Papa.parse<Record<string, string>>(files.get('annotations.csv') ?? '', {
      header: true,
      delimiter: ',',
      newline: '\r\n',
      skipEmptyLines: true
    }).data
    return rows
      .filter((row) => row['layer'] === 'span')
      .map((row) => {
        const ranges = JSON.parse(row['ranges'] ?? '') as [number, number][]
        const words = ranges.length === 1 ? [row['exact'] ?? ''] : (row['exact'] ?? '').split(' … ')
        return ranges.map(([start, end], i) => ({ start, end, words: words[i] ?? '' }))
      })
  }
}
