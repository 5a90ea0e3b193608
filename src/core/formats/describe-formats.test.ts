import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { describeFormats } from './describe-formats'
import { FORMATS } from './registry'

const PAGE = fileURLToPath(new URL('../../../docs/formats.md', import.meta.url))

/** As the page is stored: laid out like every other file of the repository. */
async function page(): Promise<string> {
  return format(describeFormats(), { ...(await resolveConfig(PAGE)), parser: 'markdown' })
}

describe('docs/formats.md', () => {
  it('says what the registry says (UPDATE_DOCS=1 npx vitest run src/core/formats writes it anew)', async () => {
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, await page())
    expect(readFileSync(PAGE, 'utf8')).toBe(await page())
  })

  it('has a section for every format', () => {
    for (const { id, name } of FORMATS) expect(describeFormats()).toContain(`\n## ${name} (\`${id}\`)\n`)
  })
})
