import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyFile } from 'node:fs/promises'
import type { SeededRandom } from './seeded-random'

/** What a file of a library is, by its place. */
export function fileKind(path: string): string {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/^library\.json$/, 'library'],
    [/^schemes\//, 'scheme'],
    [/^people\//, 'person'],
    [/^sources\//, 'sources'],
    [/^sessions\//, 'session'],
    [/\/article\.json$/, 'article'],
    [/\/annotations\//, 'annotations'],
    [/\/text(-\d+)?\.txt$/, 'text'],
    [/\/original(-\d+)?\./, 'original'],
    [/^evidence\//, 'evidence'],
    [/^collections\//, 'collection'],
    [/^journal\/.*\.\d+-\d+\.ndjson$/, 'journal part'],
    [/^journal\/.*\.ndjson$/, 'journal'],
    [/^journal\/.*\.checkpoint\.json$/, 'checkpoint'],
    [/^backups\/[^/]+\/objects\//, 'backup object'],
    [/^backups\//, 'backup list']
  ]
  return rules.find(([pattern]) => pattern.test(path))?.[1] ?? 'other'
}

export const DAMAGES = [
  'cut short',
  'empty',
  'zeros',
  'zeros at the end',
  'swapped',
  'wrong shape',
  'newer version',
  'older version',
  'header of another kind',
  'one bit flipped',
  'missing',
  'a folder in its place',
  'no permission'
] as const
export type Damage = (typeof DAMAGES)[number]

/** Whether a damage can be done to a file at all. */
export function applies(damage: Damage, path: string, all: readonly string[]): boolean {
  if (damage === 'swapped') return all.some((other) => other !== path && fileKind(other) === fileKind(path))
  if (['wrong shape', 'newer version', 'older version', 'header of another kind'].includes(damage)) {
    return path.endsWith('.json') || (damage === 'header of another kind' && path.endsWith('.ndjson'))
  }
  return true
}

/** Does it. @returns the files that were changed, and what they hold now (null: nothing) */
export async function doDamage(
  root: string,
  path: string,
  damage: Damage,
  all: readonly string[],
  random: SeededRandom
): Promise<ReadonlyMap<string, Buffer | null>> {
  const file = join(root, path)
  const bytes = await readFile(file)
  const put = async (content: Buffer | string): Promise<ReadonlyMap<string, Buffer>> => {
    await writeFile(file, content)
    return new Map([[path, Buffer.from(content)]])
  }
  const json = (change: (content: Record<string, unknown>) => object): Promise<ReadonlyMap<string, Buffer>> =>
    put(`${JSON.stringify(change(JSON.parse(bytes.toString('utf8')) as Record<string, unknown>), null, 2)}\n`)
  switch (damage) {
    case 'cut short':
      return put(bytes.subarray(0, random.whole(Math.max(1, bytes.length - 1))))
    case 'empty':
      return put('')
    case 'zeros':
      return put(Buffer.alloc(bytes.length))
    case 'zeros at the end': {
      const from = random.whole(bytes.length)
      return put(Buffer.concat([bytes.subarray(0, from), Buffer.alloc(bytes.length - from)]))
    }
    case 'swapped': {
      const other = random.one(all.filter((each) => each !== path && fileKind(each) === fileKind(path))) ?? path
      const theirs = await readFile(join(root, other))
      await copyFile(join(root, other), file)
      await writeFile(join(root, other), bytes)
      return new Map([
        [path, theirs],
        [other, bytes]
      ])
    }
    case 'wrong shape':
      return json(({ format, version }) => ({ format, version, things: [1, 2, 3] }))
    case 'newer version':
      return json((content) => ({ ...content, version: 99 }))
    case 'older version':
      return json((content) => ({ ...content, version: 0 }))
    case 'header of another kind':
      if (path.endsWith('.ndjson')) return put(bytes.toString('utf8').replace('claimdesk/journal', 'claimdesk/jounral'))
      return json((content) => ({ ...content, format: 'claimdesk/something' }))
    case 'one bit flipped': {
      const flipped = Buffer.from(bytes)
      const at = random.whole(bytes.length)
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << random.whole(8)), at)
      return put(flipped)
    }
    case 'missing':
      await rm(file)
      return new Map([[path, null]])
    case 'a folder in its place':
      await rm(file)
      await mkdir(file)
      await (await open(join(file, 'inside.txt'), 'w')).close()
      return new Map([[path, null]])
    case 'no permission':
      return new Map([[path, bytes]])
  }
}
