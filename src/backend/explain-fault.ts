import { CallError } from '../api/envelope'
import { explainFileError, isFileError } from './store/file-system'

/**
 * D5: what the system says about a file, in words for a person, where nobody nearer to it has put it into words. It is
 * no fault of the program and no damage: the same can be tried again. Any other error stays what it is.
 */
export function explainFault(error: unknown): unknown {
  if (!isFileError(error)) return error
  return new CallError(
    'file-error',
    `A file of Claimdesk’s cannot be used just now: ${explainFileError(error)}. Try again.`
  )
}
