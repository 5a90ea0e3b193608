import type { DecodeProblem } from '../format'

/** An argument of a definition: `Theme+:Protein|Gene` has the key `Theme` (its count left off) and two values. */
export interface ConfigArgument {
  readonly key: string
  readonly values: readonly string[]
}

/** A line of a section. */
export interface ConfigEntry {
  /** The name in standoff files; of `Protein|GO:1`, the first. */
  readonly type: string
  /** The other names in the line, in order: display names and abbreviations in `[labels]`. */
  readonly others: readonly string[]
  /** Index of the entry above it in the hierarchy, in the same section; null at the top. */
  readonly parent: number | null
  /** Marked with `!`: it only groups others. */
  readonly isGroup: boolean
  readonly arguments: readonly ConfigArgument[]
}

/** `annotation.conf` or `visual.conf`, macros expanded. */
export interface ConfigFile {
  readonly sections: ReadonlyMap<string, readonly ConfigEntry[]>
  /** Names that only Claimdesk reads, written in comments, by type. */
  readonly exactNames: ReadonlyMap<string, string>
  readonly problems: readonly DecodeProblem[]
}

/** The comment by which a name comes back that `visual.conf` has no way to write. */
export const EXACT_NAME = '# Claimdesk name:'

const SECTION = /^\s*\[(.*)\]\s*$/
const MACRO = /^(<[a-zA-Z_-]+>)=\s*(.*?)\s*$/
const SEPARATOR = /^\s*-+\s*$/
/** `?`, `*`, `+` and `{2-4}` say how often an argument may be there. */
const COUNT = /(?:[?*+]|\{[^}]*\})$/
const LONGEST_LINE = 10_000

/** Reads a configuration file; never throws. */
export function configFile(file: string, raw: string): ConfigFile {
  const sections = new Map<string, ConfigEntry[]>()
  const exactNames = new Map<string, string>()
  const problems: DecodeProblem[] = []
  let section = ''
  const macros = new Map<string, string>()
  /** Index of the newest entry by its depth. */
  let newest: number[] = []
  raw
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      const problem = (message: string): void => {
        problems.push({ file, line: index + 1, place: `[${section}]`, message })
      }
      if (line.trim() === '') return
      if (/^\s*#/.test(line)) return readExactName(line, exactNames)
      const heading = SECTION.exec(line)
      if (heading) {
        section = heading[1] === 'spans' ? 'entities' : (heading[1] ?? '')
        newest = []
        return
      }
      const macro = MACRO.exec(line)
      if (macro) return void macros.set(macro[1] ?? '', macro[2] ?? '')
      if (SEPARATOR.test(line)) return
      let expanded = line
      for (const [name, value] of macros) expanded = expanded.replaceAll(name, value)
      if (expanded.length > LONGEST_LINE) return problem('The line is too long to be a definition. It was left out.')
      const entries = sections.get(section) ?? []
      sections.set(section, entries)
      const found = entryOf(section, expanded)
      if (!found) return problem('The line does not begin with a name. It was left out.')
      // Each character of the indent is one level; where levels are skipped, the nearest entry above counts.
      newest.length = Math.min(newest.length, found.depth)
      entries.push({ ...found.entry, parent: newest.at(-1) ?? null })
      while (newest.length < found.depth) newest.push(newest.at(-1) ?? entries.length - 1)
      newest.push(entries.length - 1)
    })
  return { sections, exactNames, problems }
}

function readExactName(line: string, names: Map<string, string>): void {
  if (!line.startsWith(EXACT_NAME)) return
  const [, type, json] = /^(\S+) ("[^]*")$/.exec(line.slice(EXACT_NAME.length).trim()) ?? []
  if (type === undefined || json === undefined) return
  try {
    names.set(type, String(JSON.parse(json)))
  } catch (error) {
    // A comment that somebody else wrote: it says nothing.
    if (!(error instanceof SyntaxError)) throw error
  }
}

function entryOf(
  section: string,
  line: string
): { readonly entry: Omit<ConfigEntry, 'parent'>; readonly depth: number } | null {
  // Display names hold spaces: only a tab ends them.
  const parts = section === 'labels' ? /^(\s*)([^\t]+)(?:\t(.*))?$/.exec(line) : /^(\s*)(\S+)(?:\s+(.*))?$/.exec(line)
  const [, indent = '', terms = '', rest = ''] = parts ?? []
  const [first = '', ...others] = terms.split('|').map((term) => term.trim())
  const isGroup = first.startsWith('!')
  const type = isGroup ? first.slice(1) : first
  if (type === '') return null
  const given = rest
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(argumentOf)
  return {
    entry: { type, others: others.filter((term) => term !== ''), isGroup, arguments: given },
    depth: indent.length
  }
}

function argumentOf(text: string): ConfigArgument {
  const colon = text.indexOf(':')
  const key = (colon === -1 ? text : text.slice(0, colon)).trim().replace(COUNT, '')
  const values = colon === -1 ? [] : text.slice(colon + 1).split('|')
  return { key, values: values.map((value) => value.trim()).filter((value) => value !== '') }
}
