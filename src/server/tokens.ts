import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN_BYTES = 32

/** The secrets of one server (X5). They live in memory only and end with the process. */
export interface Tokens {
  /** The token for the next address: 256 bits, good for one exchange. */
  urlToken(): string
  /** Turns the URL token into a session token, once; null when it is not the one, or was used. */
  exchange(token: string): string | null
  isSession(token: string): boolean
}

/**
 * Makes the tokens of a server. A URL token can be read by other programs of this machine (command lines, histories),
 * so it is worth nothing once the window has used it.
 */
export function createTokens(): Tokens {
  const sessions: Buffer[] = []
  let current = newToken()
  return {
    urlToken: () => current,
    exchange(token) {
      if (!timingSafeEqual(digest(token), digest(current))) return null
      current = newToken()
      const session = newToken()
      sessions.push(digest(session))
      return session
    },
    isSession(token) {
      const given = digest(token)
      return sessions.filter((session) => timingSafeEqual(session, given)).length > 0
    }
  }
}

const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

/** Equal lengths, as timingSafeEqual asks, and nothing of a token's own length shows. */
const digest = (token: string) => createHash('sha256').update(token).digest()
