import { GROUP_LIMIT } from '../../../api/contract'
import { counted } from '../../ui/format-bytes'
import { useActions } from '../../state/workbench'
import type { ClientCommand } from '../../../core/commands/command'
import { linkCommands } from './speaker-links'
import type { NamedClaim } from './session-claims'

/** Claims and who said them. */
export interface Link {
  readonly person: string
  readonly claims: readonly NamedClaim[]
}

/** Links claims to people of the table: one action with one undo, or several where there are more than fit into one. */
export function useLinkClaims(): (links: readonly Link[], name: string) => Promise<void> {
  const actions = useActions()
  return async (links, name) => {
    const commands: ClientCommand[] = links.flatMap(({ person, claims }) => linkCommands(claims, person))
    const what = `Link ${counted(commands.length, 'claim')} to ${name}`
    for (let from = 0; from < commands.length; from += GROUP_LIMIT) {
      const label = commands.length > GROUP_LIMIT ? `${what} (from ${from + 1})` : what
      if (!(await actions.runGroup(commands.slice(from, from + GROUP_LIMIT), label))) return
    }
    actions.announce(`${counted(commands.length, 'claim')} linked to ${name}`)
  }
}
