import { CallError } from '../../api/envelope'
import type { FlatError } from '../../api/envelope'
import type { Bridge, HostApi, HostCapabilities, MenuCommand } from '../../api/host-contract'
import { TransportError } from './connection'

type HostCallName = 'saveExport' | 'revealSaved' | 'chooseFolder' | 'capabilities'
type HostReply = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: FlatError }

async function hostCall(bridge: Bridge, name: HostCallName, params: object = {}): Promise<unknown> {
  let reply: HostReply
  try {
    reply = (await bridge.hostCall({ name, params })) as HostReply
  } catch (error) {
    throw new TransportError('The host did not answer.', { cause: error })
  }
  if (!reply.ok) throw new CallError(reply.error.code, reply.error.message, reply.error.details)
  return reply.result
}

/**
 * The host behind a bridge. Its answers are trusted: they come from our own main process.
 *
 * @param onMenu hears of menu commands; given by whoever listens to the bridge already
 */
export async function connectBridgeHost(
  bridge: Bridge,
  onMenu: (listener: (command: MenuCommand) => void) => () => void
): Promise<HostApi> {
  const capabilities = (await hostCall(bridge, 'capabilities')) as HostCapabilities
  return {
    capabilities,
    saveExport: async (request) => (await hostCall(bridge, 'saveExport', request)) as { readonly name: string } | null,
    revealSaved: async () => void (await hostCall(bridge, 'revealSaved')),
    chooseFolder: async () => (await hostCall(bridge, 'chooseFolder')) as string | null,
    onMenu
  } satisfies HostApi
}
