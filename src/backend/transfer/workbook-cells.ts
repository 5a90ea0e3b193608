/**
 * A cell's text as a workbook can hold it: characters that XML cannot hold are written `_x0001_`, as spreadsheets do,
 * and what looks like that is escaped the same way (ECMA-376, 22.9.2.19).
 */
export function cellSafe(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, escaped)
  )
}

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** The text that a cell means: the other way round. */
export function cellText(cell: string): string {
  return cell.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
