import { basename } from 'node:path'
import { nodeFileSystem } from '../store/file-system'
import type { FileSystem } from '../store/file-system'

/**
 * Called before a file call with the call's name and the file's base name: throw to make it fail, wait to hold it up.
 */
export type BeforeCall = (call: string, file: string) => Promise<void> | void

/** A system's error with a code, as a full disk or a missing permission gives it. */
export function fileError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}

function wrapped<Target extends object>(target: Target, before: (call: string) => Promise<void> | void): Target {
  return new Proxy(target, {
    get(from, key) {
      const value = Reflect.get(from, key) as unknown
      if (typeof value !== 'function' || typeof key !== 'string') return value
      return async (...given: unknown[]): Promise<unknown> => {
        await before(key)
        return await (value as (...all: unknown[]) => Promise<unknown>).apply(from, given)
      }
    }
  })
}

/** The file system with `before` in front of every call, also those on open files. */
export function failingFiles(before: BeforeCall): FileSystem {
  const calls = Object.entries(nodeFileSystem).map(([name, call]) => [
    name,
    async (...given: unknown[]): Promise<unknown> => {
      const file = basename(String(given[0]))
      await before(name, file)
      const result = await (call as (...all: unknown[]) => Promise<unknown>)(...given)
      return name === 'open' ? wrapped(result as object, (inner) => before(inner, file)) : result
    }
  ])
  return Object.fromEntries(calls) as FileSystem
}
