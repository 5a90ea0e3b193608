import { keptStorage } from '../state/kept-storage'
import { DraftStore } from './draft-store'

let drafts: DraftStore | null = null

/** The drafts of this person on this machine. */
export function browserDrafts(): DraftStore {
  drafts ??= new DraftStore(keptStorage)
  return drafts
}
