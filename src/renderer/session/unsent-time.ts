import { createContext } from 'react'

/** Active seconds on the claim at hand that were measured and are not stored yet. */
export const UnsentTime = createContext(0)
