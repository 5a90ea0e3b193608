/**
 * A cell's text as a workbook can hold it. Characters that XML cannot hold are written `_x0001_`, as spreadsheets do,
 * and what looks like that is escaped the same way (ECMA-376, 22.9.2.19); readers undo this. A carriage return is
 * escaped once more, because readers make it a line feed: `cellText` undoes that.
 */
export function cellSafe(text: string): string {
  const returns = text.replace(/_(?=x(?:000D|005F)_)/g, '_x005F_').replaceAll('\r', '_x000D_')
  const safe = returns
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, escaped)
  // The library that writes workbooks keeps texts as keys of an object: `constructor` would be found there already.
  return safe in {} ? `${escaped(safe.charAt(0))}${safe.slice(1)}` : safe
}

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** The text that a cell means which a reader has taken out of a workbook: carriage returns as they were. */
export function cellText(cell: string): string {
  return cell.replace(/_x(000D|005F)_/g, (_, code: string) => (code === '000D' ? '\r' : '_'))
}
