import type { AnyEvent } from '../../api/contract'
import type { ReplyEnvelope } from '../../api/envelope'
import type { Bridge, MenuCommand } from '../../api/host-contract'
import { alwaysOnline, TransportError } from './connection'
import type { HostConnection } from './connection'
import { connectBridgeHost } from './host-bridge'
import { Listeners } from './listeners'

type BridgeMessage =
  { readonly kind: 'event'; readonly event: AnyEvent } | { readonly kind: 'menu'; readonly command: MenuCommand }

/** The way through the preload's bridge. It cannot be lost: backend and window live and end together. */
export async function connectBridge(bridge: Bridge): Promise<HostConnection> {
  const events = new Listeners<AnyEvent>()
  const menu = new Listeners<MenuCommand>()
  bridge.subscribe((message) => {
    const said = message as BridgeMessage
    if (said.kind === 'event') events.tell(said.event)
    else menu.tell(said.command)
  })
  return {
    transport: {
      async send(envelope) {
        try {
          return (await bridge.call(envelope)) as ReplyEnvelope
        } catch (error) {
          throw new TransportError('The backend did not answer.', { cause: error })
        }
      },
      subscribe: events.add
    },
    host: await connectBridgeHost(bridge, menu.add),
    watchConnection: alwaysOnline
  }
}
