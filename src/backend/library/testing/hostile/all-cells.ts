import type { HostileCell } from './hostile-cell'
import { MAIL_CELLS } from './mail-cells'
import { MARKUP_CELLS } from './markup-cells'
import { OFFICE_CELLS } from './office-cells'
import { PDF_CELLS } from './pdf-cells'
import { RTF_CELLS } from './rtf-cells'
import { TEXT_CELLS } from './text-cells'

/** Every attack on every kind of document that it applies to. */
export const HOSTILE_CELLS: readonly HostileCell[] = [
  ...TEXT_CELLS,
  ...MARKUP_CELLS,
  ...MAIL_CELLS,
  ...OFFICE_CELLS,
  ...RTF_CELLS,
  ...PDF_CELLS
]
