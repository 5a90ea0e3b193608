import { describe, expect, it } from 'vitest'
import { createOutput, formatTable } from './output'

const HOSTILE = 'a\u001b[2J\u001b]0;x\u0007\u0008\u007f\u009b31m\u0085\u202efdp.exe\u2066b\r\n'
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

describe('what the command line writes', () => {
  it('X7: nothing of a title reaches the terminal as a command, and JSON keeps its value', () => {
    let written = ''
    const output = createOutput({ out: (text) => (written += text), err: (text) => (written += text) })
    output.line(HOSTILE)
    output.message(HOSTILE)
    for (const line of formatTable(['Title'], [[HOSTILE], ['b']])) output.line(line)
    expect(written).not.toMatch(RAW)
    written = ''
    output.jsonLine({ title: HOSTILE })
    expect(written).not.toMatch(RAW)
    expect(JSON.parse(written)).toEqual({ title: HOSTILE })
    written = ''
    output.json([HOSTILE])
    expect(written).not.toMatch(RAW)
    expect(JSON.parse(written)).toEqual([HOSTILE])
  })
})
