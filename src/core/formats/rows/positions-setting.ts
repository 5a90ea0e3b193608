import { positionsSetting } from '../positions-setting'

/** How positions are read where a file does not say what it counts, for the reader of rows. */
export const POSITIONS_SETTING = positionsSetting(
  ['codepoint', 'utf16', 'grapheme', 'byte', 'codepoint+crlf-one', 'utf16+crlf-one', 'byte+crlf-one'],
  'What the positions in the file count. Found out by the words when the file does not say.'
)
