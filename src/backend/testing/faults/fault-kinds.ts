import { DAMAGE_KIND } from './damage'
import type { FaultKind } from './fault-kind'
import { GIT_MERGE_KIND } from './git-merge'
import { KILLS_KIND } from './kills'
import { POWER_CUTS_KIND } from './power-cuts'
import { PROCESSES_KIND } from './processes'
import { SOAK_KIND } from './soak'
import { SYNC_ENGINE_KIND } from './sync-engine'
import { UPGRADE_KILLS_KIND } from './upgrade-kills'
import { UPGRADES_KIND } from './upgrades'
import { WRITES_KIND } from './write-faults'

/** What `npm run faults` can do to a library: an import and a line for each kind. */
export const FAULT_KINDS: readonly FaultKind[] = [
  KILLS_KIND,
  POWER_CUTS_KIND,
  WRITES_KIND,
  DAMAGE_KIND,
  PROCESSES_KIND,
  SOAK_KIND,
  SYNC_ENGINE_KIND,
  GIT_MERGE_KIND,
  UPGRADES_KIND,
  UPGRADE_KILLS_KIND
]
