import type { FormatSetting } from '../format'

/** How positions are read where a file does not say what it counts, for the reader of rows. */
export const POSITIONS_SETTING: FormatSetting = {
  id: 'positions',
  name: 'Positions',
  description: 'What the positions in the file count. Found out by the words when the file does not say.',
  choices: [
    { id: 'auto', name: 'Find out' },
    { id: 'codepoint', name: 'Characters (Unicode code points)' },
    { id: 'utf16', name: 'UTF-16 code units' },
    { id: 'grapheme', name: 'Visible characters (grapheme clusters)' },
    { id: 'byte', name: 'UTF-8 bytes' },
    { id: 'codepoint+crlf-one', name: 'Code points, CRLF counted as one' },
    { id: 'utf16+crlf-one', name: 'UTF-16 code units, CRLF counted as one' },
    { id: 'byte+crlf-one', name: 'UTF-8 bytes, CRLF counted as one' }
  ]
}
