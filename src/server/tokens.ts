import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN_BYTES = 32
/** Most sessions: far more than windows. Of more, the one not heard of for the longest time ends. */
export const SESSION_LIMIT = 256
/** Wrong tokens within `GUESSING_MS` before further wrong ones are told off. The right one is always taken. */
export const WRONG_LIMIT = 100
const GUESSING_MS = 60_000

/** The secrets of one server (X5). They live in memory only and end with the process. */
export interface Tokens {
  /** The token for the next address: 256 bits, good for one exchange. */
  urlToken(): string
  /** Turns the URL token into a session token, once; null when it is not the one, or was used. */
  exchange(token: string): string | null
  isSession(token: string): boolean
  /** Whether so many wrong tokens came lately that somebody tries them out. */
  isGuessing(): boolean
}

/**
 * Makes the tokens of a server. A URL token can be read by other programs of this machine (command lines, histories),
 * so it is worth nothing once the window has used it. Trying out 256 bits is hopeless at any pace: that wrong ones are
 * counted is to say so in the log, and nobody is locked out by it.
 *
 * @param now milliseconds that only grow
 */
export function createTokens(now: () => number = () => performance.now()): Tokens {
  const sessions: Buffer[] = []
  let current = newToken()
  let wrong = 0
  let since = now()
  const countWrong = () => {
    if (now() - since > GUESSING_MS) {
      wrong = 0
      since = now()
    }
    wrong += 1
  }
  return {
    urlToken: () => current,
    exchange(token) {
      if (!timingSafeEqual(digest(token), digest(current))) {
        countWrong()
        return null
      }
      current = newToken()
      const session = newToken()
      sessions.push(digest(session))
      if (sessions.length > SESSION_LIMIT) sessions.shift()
      return session
    },
    isSession(token) {
      const given = digest(token)
      // All are compared, whichever it is.
      const [found] = sessions.filter((session) => timingSafeEqual(session, given))
      if (found === undefined) {
        if (token !== '') countWrong() // a window without one guesses nothing
        return false
      }
      sessions.push(...sessions.splice(sessions.indexOf(found), 1))
      return true
    },
    isGuessing: () => wrong > WRONG_LIMIT && now() - since <= GUESSING_MS
  }
}

const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

/** Equal lengths, as timingSafeEqual asks, and nothing of a token's own length shows. */
const digest = (token: string) => createHash('sha256').update(token).digest()
