import { BRIDGE_KEY, HOST_META } from '../../api/host-contract'
import type { Bridge } from '../../api/host-contract'
import { connectBridge } from './bridge'
import type { HostConnection } from './connection'
import { connectHttp } from './http'
import { signIn, SignInError } from './session-token'

function bridgeOf(page: Window): Bridge | null {
  const found: unknown = Reflect.get(page, BRIDGE_KEY)
  return typeof found === 'object' && found !== null ? (found as Bridge) : null
}

/**
 * The way to the backend, by what the host put on the page. HTTP only where the loopback host marked the page: a
 * missing bridge anywhere else is a broken window, not a browser.
 *
 * @throws SignInError with words for the person when there is no way
 */
export async function chooseTransport(page: Window): Promise<HostConnection> {
  const mark = page.document.querySelector<HTMLMetaElement>(`meta[name="${HOST_META}"]`)
  if (mark?.content === 'loopback') return connectHttp(await signIn(page))
  const bridge = bridgeOf(page)
  if (bridge) return connectBridge(bridge)
  throw new SignInError(
    'This window has no way to reach Claimdesk. Close it and start Claimdesk again; if that does not help, install it again.'
  )
}
