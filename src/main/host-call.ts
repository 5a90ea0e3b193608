import * as z from 'zod'
import { flattenError } from '../api/dispatch'
import type { FlatError } from '../api/envelope'
import { baseNameSchema, idSchema } from '../core/schema/records'
import type { ElectronHost } from './host'

const nothing = z.strictObject({})

/** X3: what a window may ask of the host, checked at run time; a file name is never a path. */
const hostCallSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('capabilities'), params: nothing }),
  z.strictObject({
    name: z.literal('saveExport'),
    params: z.strictObject({ export: idSchema, suggestedName: baseNameSchema })
  }),
  z.strictObject({ name: z.literal('revealSaved'), params: nothing }),
  z.strictObject({ name: z.literal('chooseFolder'), params: nothing })
])

export type HostReply =
  { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: FlatError }

/**
 * Carries out a host call `{ name, params }` and answers as the backend does, with flat errors. Never rejects.
 *
 * @param report hears of errors that are faults of the program
 */
export async function answerHostCall(
  host: ElectronHost,
  request: unknown,
  report: (error: unknown) => void
): Promise<HostReply> {
  const call = readCall(request)
  if (!call?.success) {
    return { ok: false, error: { code: 'invalid-params', message: 'The host has no such call.', details: {} } }
  }
  try {
    return { ok: true, result: await run(host, call.data) }
  } catch (error) {
    const flat = flattenError(error)
    if (flat.code === 'internal') report(error)
    return { ok: false, error: flat }
  }
}

/** Null for a request whose own fields throw when they are read. */
function readCall(request: unknown): ReturnType<typeof hostCallSchema.safeParse> | null {
  try {
    return hostCallSchema.safeParse(request)
  } catch {
    return null
  }
}

async function run(host: ElectronHost, call: z.infer<typeof hostCallSchema>): Promise<unknown> {
  switch (call.name) {
    case 'capabilities':
      return host.capabilities
    case 'saveExport':
      return host.saveExport(call.params)
    case 'revealSaved':
      return host.revealSaved()
    case 'chooseFolder':
      return host.chooseFolder()
  }
}
