import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { describeFormats } from './describe-formats'
import type { Fates } from './describe-formats'
import { FORMATS } from './registry'
import { fatesOf } from './testing/matrix'

const PAGE = fileURLToPath(new URL('../../../docs/formats.md', import.meta.url))

async function fates(): Promise<ReadonlyMap<string, Fates>> {
  const all = new Map<string, Fates>()
  for (const each of FORMATS) if (each.encode) all.set(each.id, await fatesOf(each))
  return all
}

/** As the page is stored: laid out like every other file of the repository. */
async function page(): Promise<string> {
  return format(describeFormats(await fates()), { ...(await resolveConfig(PAGE)), parser: 'markdown' })
}

describe('docs/formats.md', () => {
  it('says what the registry says (UPDATE_DOCS=1 npx vitest run src/core/formats writes it anew)', async () => {
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, await page())
    expect(readFileSync(PAGE, 'utf8')).toBe(await page())
  })

  it('has a section for every format', async () => {
    const text = describeFormats(await fates())
    for (const { id, name } of FORMATS) expect(text).toContain(`\n## ${name} (\`${id}\`)\n`)
  })
})
