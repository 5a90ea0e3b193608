import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { describeCells } from './describe-cells'

const PAGE = resolve(import.meta.dirname, '../../../../../docs/security.md')
const BETWEEN = /(<!-- hostile files: begin -->\n)[^]*(<!-- hostile files: end -->)/

test('docs/security.md has the matrix as it is tested (UPDATE_DOCS=1 npx vitest run describe-cells writes it anew)', async () => {
  const page = readFileSync(PAGE, 'utf8')
  const fresh = await format(
    page.replace(BETWEEN, (_, begin: string, end: string) => `${begin}\n${describeCells()}\n\n${end}`),
    { ...(await resolveConfig(PAGE)), parser: 'markdown' }
  )
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, fresh)
  expect(page).toMatch(BETWEEN)
  expect(readFileSync(PAGE, 'utf8')).toBe(fresh)
})
