/** Characters that mean something within a line, to CommonMark or to the programs that add to it (`==`, `$`, `^`, `%%`). */
const SPECIAL = /[\\`*_{}[\]<>#|~=^$%]/
/** What begins a list, a quotation, a heading, a rule or a definition at the beginning of a line. */
const LINE_START = /^\s*(?:[-+:](?=[\s-]|$)|\d+(?=[.)](?:\s|$)))/

/**
 * A line of text as Markdown that shows it as it is (X7): one entry for every UTF-16 code unit, joined they are the
 * line. Every escape is a backslash before ASCII punctuation, which CommonMark always takes for the character itself.
 */
export function escapedUnits(line: string): string[] {
  const units = line.split('').map((unit, index) => {
    if (SPECIAL.test(unit)) return `\\${unit}`
    // An entity would be shown as its character.
    return unit === '&' && /^[#A-Za-z0-9]/.test(line.slice(index + 1, index + 2)) ? '\\&' : unit
  })
  const start = LINE_START.exec(line)
  if (start) {
    const last = start[0].length - 1
    const at = /\d/.test(line[last] ?? '') ? last + 1 : last
    units[at] = `\\${line[at] ?? ''}`
  }
  // White space at the beginning could make it code; by number it is only white space.
  if (/^\s/.test(line)) units[0] = `&#${line.charCodeAt(0)};`
  return units
}

/** A text on one line; its line ends become spaces. */
export function inline(text: string): string {
  return escapedUnits(text.replace(/[\s\u0085]*[\r\n\u0085\u2028\u2029][\s\u0085]*/g, ' ').trim()).join('')
}

/** A text of several lines: each is kept, and stands under `indent`. */
export function lines(text: string, indent: string): string {
  const given = text.split(/\r\n?|\n/).map((line) => escapedUnits(line.trim()).join(''))
  // Two line ends make a paragraph, a backslash before one keeps it.
  return given
    .map((line, index) => {
      const next = given[index + 1]
      return line !== '' && next !== undefined && next !== '' ? `${line}\\` : line
    })
    .join(`\n${indent}`)
    .replace(/[ \t]+$/gm, '')
}
