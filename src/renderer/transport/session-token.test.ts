import { describe, expect, it } from 'vitest'
import { TOKEN_HEADER } from '../../api/host-contract'
import { signIn, SignInError } from './session-token'

type Page = Parameters<typeof signIn>[0]

/** A page at an address, with what its session storage holds. */
function pageAt(hash: string, stored: Record<string, string> = {}) {
  const shown: string[] = []
  const page = {
    location: { hash, pathname: '/' },
    history: { replaceState: (_state: unknown, _title: string, address: string) => shown.push(address) },
    sessionStorage: {
      getItem: (key: string) => stored[key] ?? null,
      setItem: (key: string, value: string) => {
        stored[key] = value
      }
    }
  } as unknown as Page
  return { page, shown, stored }
}

/** A server that knows one URL token, good for one exchange. */
function serverWith(urlToken: string) {
  let left: string | null = urlToken
  const asked: string[] = []
  const fetch = (async (path: string, request: RequestInit) => {
    const token = new Headers(request.headers).get(TOKEN_HEADER)
    asked.push(`${request.method} ${path} ${token}`)
    const isRight = token === left
    if (isRight) left = null
    return Response.json(isRight ? { token: 'session' } : {}, { status: isRight ? 200 : 401 })
  }) as unknown as typeof globalThis.fetch
  return { fetch, asked }
}

describe('X5: signing in', () => {
  it('exchanges the token of the address and takes it out of the address', async () => {
    const { page, shown, stored } = pageAt('#token=abc-_1')
    const { fetch, asked } = serverWith('abc-_1')
    expect(await signIn(page, fetch)).toBe('session')
    expect(asked).toEqual(['POST /api/session abc-_1'])
    expect(shown).toEqual(['/'])
    expect(Object.values(stored)).toEqual(['session'])
  })

  it('takes it out of the address even when it is refused', async () => {
    const { page, shown } = pageAt('#token=old')
    await expect(signIn(page, serverWith('new').fetch)).rejects.toThrow(/works only once/)
    expect(shown).toEqual(['/'])
  })

  it('keeps the session over a reload, without asking again', async () => {
    const { page, stored } = pageAt('#token=abc')
    await signIn(page, serverWith('abc').fetch)
    const { fetch, asked } = serverWith('other')
    expect(await signIn(pageAt('', stored).page, fetch)).toBe('session')
    expect(asked).toEqual([])
  })

  it('says what is missing when there is no token at all', async () => {
    await expect(signIn(pageAt('').page, serverWith('abc').fetch)).rejects.toThrow(SignInError)
  })

  it('says so when nobody answers', async () => {
    const fetch = (() => Promise.reject(new TypeError('refused'))) as unknown as typeof globalThis.fetch
    await expect(signIn(pageAt('#token=abc').page, fetch)).rejects.toThrow(/does not answer/)
  })
})
