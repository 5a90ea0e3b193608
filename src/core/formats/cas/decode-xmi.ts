import type { DecodeInput, Decoded, DecodeProblem } from '../format'
import { readText } from '../text-file'
import { parseXml } from '../xml'
import type { XmlElement } from '../xml'
import { decodeCases } from './decode-cases'
import type { CasFile } from './decode-cases'
import { readCasXmi } from './read-xmi'
import { TypeSystem } from './type-system'
import type { TypeDefinition } from './type-system'
import { readTypeSystem, TYPE_SYSTEM_ROOT } from './type-system-xml'

/** Reads XMI files with the type systems beside them: those of the same folder, else of the nearest folder above. */
export async function decodeCasXmi(input: DecodeInput): Promise<Decoded> {
  const problems: DecodeProblem[] = []
  const remarks = new Set<string>()
  const roots: { readonly path: string; readonly root: XmlElement }[] = []
  const systems = new Map<string, TypeDefinition[]>()
  for (const file of input.files) {
    const text = readText(file)
    if (text.problem) {
      problems.push(text.problem)
      continue
    }
    const { root, problem } = parseXml(text.raw)
    if (problem) {
      const message = `This is not XML that can be read: ${problem.message} The file was left out.`
      problems.push({ file: file.path, line: problem.line, place: 'file', message })
    } else if (root.local === 'XMI') roots.push({ path: file.path, root })
    else if (root.local === TYPE_SYSTEM_ROOT) {
      const { types, imports } = readTypeSystem(root)
      const folder = folderOf(file.path)
      systems.set(folder, [...(systems.get(folder) ?? []), ...types])
      for (const name of imports) {
        remarks.add(`A type system imports ${name}, which is not looked for. Give all type systems in one folder.`)
      }
    } else {
      const message = `This is neither a CAS (XMI) nor a type system: its root is ${root.name}. The file was left out.`
      problems.push({ file: file.path, line: root.line, place: root.name, message })
    }
  }
  const files = roots.map(({ path, root }): CasFile => {
    const types = typesFor(systems, path)
    if (types === null) {
      remarks.add(
        'There is no type system (TypeSystem.xml) beside an XMI file. Types were taken from what the file shows, ' +
          'and values that no program has built in were read as text.'
      )
    }
    return { path, ...readCasXmi(root, new TypeSystem(types ?? [])) }
  })
  return decodeCases(files, input, problems, [...remarks])
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function typesFor(
  systems: ReadonlyMap<string, readonly TypeDefinition[]>,
  path: string
): readonly TypeDefinition[] | null {
  let folder = folderOf(path)
  while (!systems.has(folder) && folder !== '') folder = folderOf(folder)
  return systems.get(folder) ?? null
}
