import { CallError } from '../../api/envelope'
import { CommandError } from '../../core/commands/command-error'
import { TransportError } from '../transport/connection'

/** An error in words for the person: what happened, and what to do about it. */
export function explainError(error: unknown): string {
  if (error instanceof TransportError) {
    return 'Claimdesk cannot be reached, so this may not have been saved. Wait until it is connected again, then look whether it is there.'
  }
  if (error instanceof CallError || error instanceof CommandError) return error.message
  return 'Something went wrong inside Claimdesk. Try again; if it happens again, restart it.'
}
