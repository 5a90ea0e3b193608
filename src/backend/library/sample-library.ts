import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { partialDateSchema } from '../../core/schema/records'
import { buildArticle } from './build-article'
import type { BuiltArticle } from './build-article'

const detailsSchema = z.record(z.string(), z.strictObject({ publisher: z.string(), publishedAt: partialDateSchema }))

/** Names of the sample articles that come with Claimdesk. */
export async function sampleFiles(resourcesDir: string): Promise<string[]> {
  return (await readdir(join(resourcesDir, 'sample'))).filter((name) => name.endsWith('.txt')).sort()
}

/** The sample articles with what `sample.json` says of them, ready to be stored. */
export async function sampleDocuments(
  resourcesDir: string,
  now: Date
): Promise<(BuiltArticle & { readonly bytes: Uint8Array })[]> {
  const folder = join(resourcesDir, 'sample')
  const details = detailsSchema.parse(JSON.parse(await readFile(join(folder, 'sample.json'), 'utf8')))
  const documents = []
  for (const name of await sampleFiles(resourcesDir)) {
    const bytes = await readFile(join(folder, name))
    const built = await buildArticle({ name, bytes }, { encoding: 'utf-8', importedAt: now.toISOString() })
    documents.push({ ...built, article: { ...built.article, ...details[name] }, bytes })
  }
  return documents
}
