import { AArrowDown, AArrowUp } from 'lucide-react'
import { useId } from 'react'
import { DEFAULT_READING, TEXT_SIZES } from '../state/reading-settings'
import { useActions, useWorkbench } from '../state/workbench'
import { Button, IconButton } from '../ui/button'
import { Segmented } from '../ui/segmented'
import {
  COLUMN_CHOICES,
  CONTRAST_CHOICES,
  DIMMING_CHOICES,
  FONT_CHOICES,
  LEADING_CHOICES,
  MEASURE_CHOICES,
  THEME_CHOICES
} from './reading-choices'
import styles from './reading-controls.module.css'

function TextSize() {
  const { zoomText } = useActions()
  const size = useWorkbench((state) => state.reading.size)
  const label = useId()
  return (
    <div role="group" aria-labelledby={label} className={styles.size}>
      <span id={label} className={styles.legend}>
        Text size
      </span>
      <div className={styles.stepper}>
        <IconButton label="Smaller text" aria-disabled={size === TEXT_SIZES[0]} onClick={() => zoomText(-1)}>
          <AArrowDown size={17} aria-hidden="true" />
        </IconButton>
        <output className={styles.value}>{size}</output>
        <IconButton label="Larger text" aria-disabled={size === TEXT_SIZES.at(-1)} onClick={() => zoomText(1)}>
          <AArrowUp size={17} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  )
}

/** How the text is set: every change is to be seen in the reader at once. */
export function ReadingControls() {
  const { setReading, resetReading } = useActions()
  const reading = useWorkbench((state) => state.reading)
  const isDefault = Object.entries(DEFAULT_READING).every(
    ([key, value]) => reading[key as keyof typeof reading] === value
  )
  return (
    <div className={styles.controls}>
      <TextSize />
      <Segmented label="Font" options={FONT_CHOICES} value={reading.font} onChange={(font) => setReading({ font })} />
      <Segmented
        label="Length of lines"
        options={MEASURE_CHOICES}
        value={reading.measure}
        onChange={(measure) => setReading({ measure })}
      />
      <Segmented
        label="Space between lines"
        options={LEADING_CHOICES}
        value={reading.leading}
        onChange={(leading) => setReading({ leading })}
      />
      <Segmented
        label="Columns"
        options={COLUMN_CHOICES}
        value={reading.columns}
        onChange={(columns) => setReading({ columns })}
      />
      <Segmented
        label="Dimmed in focus mode"
        options={DIMMING_CHOICES}
        value={reading.dimming}
        onChange={(dimming) => setReading({ dimming })}
      />
      <Button className={styles.reset} aria-disabled={isDefault} onClick={resetReading}>
        Reset the text’s look
      </Button>
    </div>
  )
}

/** Colours of the whole window. */
export function ColourControls() {
  const { setTheme, setContrast } = useActions()
  const theme = useWorkbench((state) => state.theme)
  const contrast = useWorkbench((state) => state.contrast)
  return (
    <div className={styles.controls}>
      <Segmented label="Theme" options={THEME_CHOICES} value={theme} onChange={setTheme} />
      <Segmented label="Contrast" options={CONTRAST_CHOICES} value={contrast} onChange={setContrast} />
    </div>
  )
}
