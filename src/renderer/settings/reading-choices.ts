import type { Columns, Dimming, Leading, Measure, ReadingFont } from '../state/reading-settings'
import type { Contrast, Theme } from '../state/theme'
import type { SegmentedOption } from '../ui/segmented'

export const MEASURE_CHOICES: readonly SegmentedOption<Measure>[] = [
  { value: 'narrow', label: 'Narrow', title: 'About 48 characters' },
  { value: 'medium', label: 'Medium', title: 'About 62 characters' },
  { value: 'wide', label: 'Wide', title: 'About 80 characters' },
  { value: 'full', label: 'Full', title: 'As wide as there is room' }
]

export const LEADING_CHOICES: readonly SegmentedOption<Leading>[] = [
  { value: 'close', label: 'Close' },
  { value: 'normal', label: 'Normal' },
  { value: 'wide', label: 'Wide' }
]

export const FONT_CHOICES: readonly SegmentedOption<ReadingFont>[] = [
  { value: 'serif', label: 'Serif', title: 'Source Serif' },
  { value: 'sans', label: 'Sans', title: 'Inter' },
  { value: 'system', label: 'System', title: 'The system’s own font' },
  { value: 'easy', label: 'Spaced', title: 'Easier to read: more room between letters and words, no hyphens' }
]

export const COLUMN_CHOICES: readonly SegmentedOption<Columns>[] = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two', title: 'Where the reader is wide enough' }
]

export const DIMMING_CHOICES: readonly SegmentedOption<Dimming>[] = [
  { value: 'nothing', label: 'Nothing' },
  { value: 'paragraphs', label: 'Other paragraphs' },
  { value: 'sentences', label: 'Other sentences' }
]

export const THEME_CHOICES: readonly SegmentedOption<Theme>[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' }
]

export const CONTRAST_CHOICES: readonly SegmentedOption<Contrast>[] = [
  { value: 'system', label: 'As the system' },
  { value: 'high', label: 'High' }
]
