import { basename, join } from 'node:path'
import type { CaptureFault, EvidenceCheck } from '../../api/evidence-views'
import type { Capture, Evidence } from '../../core/model/evidence'
import type { Layer } from '../../core/model/library'
import type { OpenLibrary } from '../store/load-library'
import type { DamagedFileError, NewerVersionError } from '../store/json-file'
import { readOtherLayers } from '../store/other-layers'
import { captureName, hashFile, listCaptures } from './capture-files'

/** A captured file and the evidence that names it. */
interface NamedCapture {
  readonly capture: Capture
  readonly evidence: { readonly article: string; readonly evidence: string }[]
}

/** Every captured file that evidence of anybody names, by its hash. */
async function namedCaptures(
  library: OpenLibrary,
  onDamaged: (article: string, error: DamagedFileError | NewerVersionError) => void
): Promise<Map<string, NamedCapture>> {
  const named = new Map<string, NamedCapture>()
  const note = (article: string, { id, capture }: Evidence): void => {
    if (!capture) return
    const found = named.get(capture.sha256) ?? { capture, evidence: [] }
    found.evidence.push({ article, evidence: id })
    named.set(capture.sha256, found)
  }
  for (const article of [...library.store.state.articles.keys()].sort()) {
    const layers: Layer[] = [
      await library.store.loadLayer(article),
      ...(await readOtherLayers(
        library,
        article,
        () => true,
        (error) => onDamaged(article, error)
      ))
    ]
    for (const layer of layers) for (const evidence of layer.evidence.values()) note(article, evidence)
  }
  return named
}

/**
 * Reads every captured file again and compares it with its hash. Nothing is deleted: a file that no evidence names may
 * be wanted when an undo is taken back.
 *
 * @param onDamaged hears of other people's annotations that cannot be read: what they name is not known
 */
export async function checkCaptures(
  library: OpenLibrary,
  onDamaged: (article: string, error: DamagedFileError | NewerVersionError) => void = () => undefined
): Promise<EvidenceCheck> {
  const { fileSystem, paths } = library.store.parts
  const named = await namedCaptures(library, onDamaged)
  const { captures: there } = await listCaptures(library)
  const faults: CaptureFault[] = []
  for (const { capture, evidence } of named.values()) {
    const found = there.get(capture.sha256)
    const hash = found === undefined ? null : await hashFile(fileSystem, paths.capture(found.sha256, found.kind))
    if (hash === null) faults.push({ capture, state: 'missing', evidence })
    else if (hash !== capture.sha256) faults.push({ capture, state: 'altered', evidence })
  }
  const unused: { file: string; bytes: number }[] = []
  for (const ref of there.values()) {
    if (named.has(ref.sha256)) continue
    unused.push({ file: captureName(ref), bytes: (await fileSystem.stat(paths.capture(ref.sha256, ref.kind))).size })
  }
  return { captures: named.size, faults, unused }
}

/** What is wrong with the captured files, for a check of the whole library; `remarks` are no faults. */
export async function verifyCaptures(library: OpenLibrary): Promise<{
  readonly problems: readonly { readonly file: string; readonly message: string }[]
  readonly remarks: readonly { readonly file: string; readonly message: string }[]
}> {
  const { fileSystem, paths } = library.store.parts
  const unread: { readonly file: string; readonly message: string }[] = []
  const { faults, unused } = await checkCaptures(library, (article, error) =>
    unread.push({ file: `articles/${article}/annotations/${basename(error.file)}`, message: error.reason })
  )
  const problems = faults.map(({ capture, state, evidence }) => {
    const users = evidence.map(({ article, evidence: id }) => `${id} of article ${article}`).join(', ')
    const what = state === 'missing' ? 'it is missing' : 'it is not the file that was captured any more'
    return { file: captureName(capture), message: `${what} (“${capture.name}”, named by evidence ${users})` }
  })
  const remarks: { file: string; message: string }[] = []
  for (const { file } of unused) {
    const [, sha256 = '', kind = ''] = /([0-9a-f]{64})\.(\w+)$/.exec(file) ?? []
    if ((await hashFile(fileSystem, paths.capture(sha256, kind))) === sha256) {
      remarks.push({ file, message: 'no evidence names it; it is kept, since what was undone may be made again' })
    } else problems.push({ file, message: 'it is not the file that was captured any more; no evidence names it' })
  }
  for (const name of (await listCaptures(library)).others) {
    remarks.push({ file: join('evidence', name), message: 'it is no captured file; Claimdesk leaves it alone' })
  }
  return { problems: [...unread, ...problems], remarks }
}
