import { TOKEN_HEADER } from '../../api/host-contract'

const STORED = 'claimdesk.session'
const IN_FRAGMENT = /^#token=([\w-]+)$/

/** The page cannot sign in, in words for the person. */
export class SignInError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SignInError'
  }
}

/** Takes the one-time token out of the address at once, so that it stays in no history and on no screen. */
function takeUrlToken(page: Pick<Window, 'location' | 'history'>): string | null {
  const token = IN_FRAGMENT.exec(page.location.hash)?.[1] ?? null
  if (token !== null) page.history.replaceState(null, '', page.location.pathname)
  return token
}

async function exchange(urlToken: string, fetch: typeof globalThis.fetch): Promise<string | null> {
  try {
    const response = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', [TOKEN_HEADER]: urlToken },
      body: '{}'
    })
    if (!response.ok) return null
    return ((await response.json()) as { token: string }).token
  } catch (error) {
    throw new SignInError('Claimdesk does not answer. Start it again and use the address it shows.', { cause: error })
  }
}

/**
 * The session's token (X5): exchanged for the one-time token of the address, or kept from before a reload.
 *
 * @throws SignInError when there is neither
 */
export async function signIn(
  page: Pick<Window, 'location' | 'history' | 'sessionStorage'>,
  fetch: typeof globalThis.fetch = globalThis.fetch
): Promise<string> {
  const urlToken = takeUrlToken(page)
  if (urlToken !== null) {
    const token = await exchange(urlToken, fetch)
    if (token !== null) {
      page.sessionStorage.setItem(STORED, token)
      return token
    }
  }
  const stored = page.sessionStorage.getItem(STORED)
  if (stored !== null) return stored
  throw new SignInError(
    urlToken === null
      ? 'This address lacks its key. Use the whole address that Claimdesk showed when it started.'
      : 'This address was used before and works only once. Use the new one that Claimdesk shows.'
  )
}
