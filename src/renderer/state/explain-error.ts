import { CallError } from '../../api/envelope'
import { CommandError } from '../../core/commands/command-error'
import { TransportError } from '../transport/connection'

/** A failed change in words for the person: what happened, and what to do about it. */
export function explainFailedChange(error: unknown): string {
  if (error instanceof TransportError) {
    return 'Claimdesk cannot be reached, so this may not be saved. Once it is connected again, look whether the change is there.'
  }
  return explainError(error)
}

/** An error in words for the person: what happened, and what to do about it. */
export function explainError(error: unknown): string {
  if (error instanceof TransportError) return 'Claimdesk cannot be reached. Try again once it is connected.'
  if (error instanceof CallError || error instanceof CommandError) return error.message
  return 'Something went wrong inside Claimdesk. Try again; if it happens again, restart it.'
}
