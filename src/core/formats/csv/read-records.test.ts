import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { readRecords } from './read-records'

const read = (raw: string, delimiter = ',', hasQuotes = true) => [...readRecords(raw, delimiter, hasQuotes)]

describe('records of a table', () => {
  it('are those that Papa Parse wrote, with the lines on which they begin', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é😀', ',', '"', '\n', '\r\n', ' ', ';') })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 })
    fc.assert(
      fc.property(rows, fc.constantFrom('\r\n', '\n'), fc.constantFrom(',', ';', '\t'), (data, newline, delimiter) => {
        const raw = Papa.unparse(data, { newline, delimiter })
        const records = read(raw, delimiter)
        expect(records.map(({ cells }) => cells)).toEqual(data)
        expect(records.every(({ fault }) => fault === null)).toBe(true)
        const lines = data.map((_, index) => {
          const before = Papa.unparse(data.slice(0, index), { newline, delimiter })
          return index === 0 ? 1 : before.split('\n').length + 1
        })
        expect(records.map(({ line }) => line)).toEqual(lines)
      })
    )
  })

  it('skip the byte order mark and empty lines, and end with LF, CRLF, CR or nothing', () => {
    const cells = [
      ['a', 'b'],
      ['1', '2']
    ]
    for (const raw of ['\uFEFFa,b\n\n1,2', 'a,b\r\n1,2\r\n', 'a,b\r1,2\r', '"a" ,b\n1,"2" \r\n']) {
      expect(read(raw).map((record) => record.cells)).toEqual(cells)
    }
    expect(read('')).toEqual([])
    expect(read('a,\n,').map((record) => record.cells)).toEqual([
      ['a', ''],
      ['', '']
    ])
  })

  it('tell a quote in the middle and one that is never closed, and lose nothing', () => {
    expect(read('"a "b" c",1\nd,2')).toMatchObject([
      { line: 1, cells: ['a "b" c', '1'], fault: expect.stringContaining('middle') },
      { line: 2, cells: ['d', '2'], fault: null }
    ])
    expect(read('a,1\n"b,2\n"c,3\n')).toMatchObject([
      { cells: ['a', '1'], fault: null },
      { line: 2, cells: ['"b', '2'], fault: expect.stringContaining('never closed') },
      { line: 3, cells: ['"c', '3'] }
    ])
    expect(read('"b,2\n', ',', false)).toMatchObject([{ cells: ['"b', '2'], fault: null }])
  })

  it('are read in one pass, however many quotes go wrong', () => {
    expect(read('"x '.repeat(200_000))).toHaveLength(1)
    expect(read('"x",'.repeat(100_000))[0]?.cells).toHaveLength(100_001)
  })
})
