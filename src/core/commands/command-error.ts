export type CommandErrorCode =
  | 'not-found'
  | 'duplicate-id'
  | 'invalid-range'
  | 'text-mismatch'
  | 'text-changed'
  | 'unknown-label'
  | 'wrong-target'
  | 'unknown-verdict'
  | 'nothing-to-do'
  | 'invalid-attribute'
  | 'invalid-address'
  | 'unknown-relation-type'
  | 'relation-not-allowed'
  | 'relation-to-itself'
  | 'duplicate-relation'
  | 'crosses-articles'
  | 'label-in-use'
  | 'default-scheme'

/** A command that cannot be carried out. The state is as it was. */
export class CommandError extends Error {
  readonly code: CommandErrorCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: CommandErrorCode, message: string, details: Readonly<Record<string, string | number>> = {}) {
    super(message)
    this.name = 'CommandError'
    this.code = code
    this.details = details
  }
}
