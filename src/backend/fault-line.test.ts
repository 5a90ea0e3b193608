import { readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultLine, withoutFolders } from './fault-line'

const caught = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('X8: an error keeps what happened and where in the program, and names no folder of this machine', () => {
  const line = faultLine(caught(() => readFileSync(join(tmpdir(), 'Mara Quill', 'desk of all', 'library.json'))))
  expect(line).toMatch(/ENOENT: no such file or directory, open '…\/library\.json'/)
  expect(line).toContain('fault-line.test.ts:')
  for (const folder of [tmpdir(), homedir(), process.cwd(), 'Mara', 'desk of all']) expect(line).not.toContain(folder)
})

test('X8: what was read as JSON and is none is not quoted', () => {
  const line = faultLine(caught(() => JSON.parse('{"note": a private remark about the mayor}')))
  expect(line).toContain('SyntaxError')
  expect(line).not.toMatch(/private|remark|note/)
})

test.each([
  ["EACCES: permission denied, open '/home/mara/my desk/a.json'", "EACCES: permission denied, open '…/a.json'"],
  ["EPERM: rename 'C:\\Users\\Mara Q\\a.json' -> 'C:\\Users\\b.json'", "EPERM: rename '…/a.json' -> '…/b.json'"],
  ['The folder /home/mara/desk cannot be read.', 'The folder …/desk cannot be read.'],
  ['    at run (file:///home/mara/x%20y/server.js:3:9)', '    at run (…/server.js:3:9)'],
  ['    at /home/mara q/desk/server.js:3:9', '    at …/server.js:3:9'],
  ['    at async C:\\Users\\Mara Q\\server.js:3:9', '    at async …/server.js:3:9'],
  ['    at node:internal/process/task:1:2', '    at node:internal/process/task:1:2'],
  ['Refused 3 more: host (403).', 'Refused 3 more: host (403).']
])('X8: %s', (text, expected) => {
  expect(withoutFolders(text)).toBe(expected)
})
