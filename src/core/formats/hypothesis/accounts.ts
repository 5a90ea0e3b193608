import { percentDecoded } from '../w3c/vocabulary'

/** Where the accounts of people of a library would be, if they had any: nowhere. */
const AUTHORITY = 'claimdesk'

/** A person of the library as the client names people. */
export function accountOf(person: string): string {
  return `acct:${encodeURIComponent(person.replace(/\p{Cs}/gu, '\uFFFD'))}@${AUTHORITY}`
}

/** Who an account is: the id of a person of ours, or the account itself, and the name in it. */
export function readAccount(account: string): { readonly id: string; readonly name: string | null } {
  const parts = /^acct:(.*)@([^@]*)$/.exec(account)
  if (!parts) return { id: account, name: null }
  const [, name = '', authority] = parts
  return authority === AUTHORITY ? { id: percentDecoded(name), name: null } : { id: account, name }
}
