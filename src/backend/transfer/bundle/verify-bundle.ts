import { basename } from 'node:path'
import { CallError } from '../../../api/envelope'
import type { BundleProblem } from '../../../api/evidence-views'
import { errorCode, explainFileError } from '../../store/file-system'
import { isSafePath, MANIFEST, readManifest, readSums, SUMS, sumsText } from './bundle-manifest'
import type { ReadManifest } from './bundle-manifest'
import { BundleZip, STRUCTURE } from './read-bundle-zip'
import type { BundleSource, ReadPart } from './read-bundle-zip'
import { RepackedZip } from './repacked-zip'
import { verifyBundleContent } from './verify-bundle-content'
import type { ContentCounts } from './verify-bundle-content'

/** What a check of a bundle found. */
export interface BundleReport {
  /** Base name of the file. */
  readonly bundle: string
  readonly bytes: number
  /** SHA-256 of the manifest as it is in the file; null when there is none. */
  readonly digest: string | null
  readonly software: string | null
  readonly session: string | null
  readonly stateAt: string | null
  readonly files: number
  readonly counts: ContentCounts
  readonly problems: readonly BundleProblem[]
  /** What the bundle says was missing when it was made; no fault of the bundle. */
  readonly remarks: readonly BundleProblem[]
}

/** The largest manifest that is read: some 65,000 files. */
const MOST_MANIFEST = 64 * 1024 * 1024

/** Which manifest a bundle has, and whether it is the one it was made with. */
interface Trust {
  readonly digest: string | null
  readonly isTrusted: boolean
  readonly problems: readonly BundleProblem[]
}

/**
 * Three places hold the digest of the manifest: its own bytes, the comment of the archive, the list of hashes. The one
 * that differs from the two others was changed.
 */
function judgeManifest(own: string | null, comment: string | null, listed: string | null, given: string | null): Trust {
  const problems: BundleProblem[] = []
  if (own === null) return { digest: null, isTrusted: false, problems: [{ file: MANIFEST, message: 'it is missing' }] }
  const witnesses = [comment, listed, ...(given === null ? [] : [given])]
  const isTrusted = given === null ? witnesses.includes(own) : own === given
  if (!isTrusted) {
    const message =
      given !== null && (comment === own || listed === own)
        ? `this is another bundle than the one whose digest was given: it has ${own}`
        : 'it was changed after the bundle was made'
    problems.push({ file: MANIFEST, message })
  }
  if (listed !== own && isTrusted) problems.push({ file: SUMS, message: 'it was changed after the bundle was made' })
  return { digest: own, isTrusted, problems }
}

/** What every file must be: from the manifest, or where that cannot be believed from the list of hashes. */
function expectedFiles(manifest: ReadManifest | null, sums: ReadonlyMap<string, string>) {
  if (manifest) return new Map(manifest.files.map((file) => [file.path, file.sha256]))
  return new Map([...sums].filter(([path]) => path !== MANIFEST))
}

function compareFiles(parts: readonly ReadPart[], expected: ReadonlyMap<string, string>): BundleProblem[] {
  const problems: BundleProblem[] = []
  const there = new Map(parts.map((part) => [part.name, part]))
  for (const [path, hash] of expected) {
    const part = there.get(path)
    if (!part) problems.push({ file: path, message: 'it is missing' })
    else if (part.sha256 !== hash) problems.push({ file: path, message: 'it was changed after the bundle was made' })
  }
  const seen = new Set<string>()
  for (const { name } of parts) {
    if (!isSafePath(name)) problems.push({ file: name, message: 'no file of a bundle can have this name' })
    else if (seen.has(name)) problems.push({ file: name, message: 'it is in the archive twice' })
    else if (!expected.has(name) && name !== MANIFEST && name !== SUMS) {
      problems.push({ file: name, message: 'it does not belong to the bundle: it was added' })
    }
    seen.add(name)
  }
  return problems
}

/**
 * Checks a bundle on its own, without a library: every byte of the archive, the words of every highlight, the hash of
 * every captured file, the chain of the log. Each problem names the file or the part of the archive it lies in.
 *
 * @param given the digest that the bundle should have, when it is known by other means (hex)
 * @throws CallError `file-error` when the file cannot be read
 */
export async function verifyBundle(path: string, given: string | null = null): Promise<BundleReport> {
  let zip: BundleSource
  try {
    zip = await openBundle(path)
  } catch (error) {
    if (errorCode(error) === null) throw error
    throw new CallError('file-error', `“${basename(path)}” cannot be read: ${explainFileError(error)}.`)
  }
  try {
    return await verifyZip(zip, basename(path), given)
  } finally {
    await zip.close()
  }
}

async function openBundle(path: string): Promise<BundleSource> {
  const zip = await BundleZip.open(path)
  if (zip.addsUp || zip.names.includes(MANIFEST)) return zip
  const repacked = await RepackedZip.open(path)
  if (!repacked?.names.includes(MANIFEST)) return zip
  await zip.close()
  return repacked
}

async function verifyZip(zip: BundleSource, name: string, given: string | null): Promise<BundleReport> {
  if (zip.names.length === 0) return noBundle(zip, name)
  const parts: ReadPart[] = []
  for await (const part of zip.hashes()) parts.push(part)
  const manifestPart = parts.find((part) => part.name === MANIFEST)
  const sumsBytes = await zip.read(SUMS, MOST_MANIFEST)
  const sums = readSums(sumsBytes?.toString('utf8') ?? '')
  const comment = await zip.commentDigest()
  const trust = judgeManifest(manifestPart?.sha256 ?? null, comment, sums.get(MANIFEST) ?? null, given)
  const problems = [...trust.problems]
  const bytes = trust.isTrusted ? await zip.read(MANIFEST, MOST_MANIFEST) : null
  const manifest = bytes && readManifest(bytes.toString('utf8'))
  if (trust.isTrusted && !manifest) {
    problems.push({ file: MANIFEST, message: 'it is no manifest that this version of Claimdesk can read' })
  }
  const expected = expectedFiles(manifest, sums)
  const isSums = manifest && trust.digest !== null ? sumsText(manifest.files, trust.digest) : null
  const areSumsSound = isSums === null || sumsBytes?.toString('utf8') === isSums
  if (sumsBytes === null) problems.push({ file: SUMS, message: 'it is missing' })
  else if (!areSumsSound && !problems.some(({ file }) => file === SUMS)) {
    problems.push({ file: SUMS, message: 'it was changed after the bundle was made' })
  }
  problems.push(...compareFiles(parts, expected))
  const isSound = (part: ReadPart): boolean => {
    if (part.name === MANIFEST) return trust.isTrusted
    return part.name === SUMS ? areSumsSound : expected.get(part.name) === part.sha256
  }
  // Where the manifest was changed, what the archive says of it is the digest it had.
  const digest = trust.isTrusted ? (trust.digest ?? '') : (comment ?? '')
  problems.push(...(await zip.compareStructure(parts, isSound, digest)))
  const content = await verifyBundleContent(zip, parts, manifest, isSound)
  problems.push(...content.problems)
  return {
    bundle: name,
    bytes: zip.bytes,
    digest: trust.digest,
    software: manifest?.software ?? null,
    session: manifest?.session.name ?? null,
    stateAt: manifest?.stateAt ?? null,
    files: parts.length,
    counts: content.counts,
    problems,
    remarks: manifest?.missing.map(({ file, message }) => ({ file, message })) ?? []
  }
}

function noBundle(zip: BundleSource, name: string): BundleReport {
  const message =
    zip.bytes === 0 ? 'the file is empty' : 'it is no bundle of Claimdesk, or its beginning and its end are damaged'
  return {
    bundle: name,
    bytes: zip.bytes,
    digest: null,
    software: null,
    session: null,
    stateAt: null,
    files: 0,
    counts: { articles: 0, spans: 0, claims: 0, evidence: 0, captures: 0, logEntries: 0 },
    problems: [{ file: STRUCTURE.archive, message }],
    remarks: []
  }
}
