import { CHECK_LOSSES } from '../check-losses'
import type { LossTable } from '../losses'

/** What no table carries. */
export const TABLE_LOSSES: LossTable = {
  ...CHECK_LOSSES,
  segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
  scheme: { kind: 'lost', message: 'Of labels only names and ids are written, not colours, keys and definitions.' }
}
