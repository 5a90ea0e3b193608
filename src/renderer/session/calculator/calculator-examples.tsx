import { CALCULATOR_EXAMPLES } from '../../../core/calculate/calculator-examples'
import { Button } from '../../ui/button'
import styles from './calculator.module.css'

export interface CalculatorExamplesProps {
  readonly onChoose: (expression: string) => void
}

/** The notation by example; each can be put into the field. */
export function CalculatorExamples({ onChoose }: CalculatorExamplesProps) {
  return (
    <details className={styles.help}>
      <summary className={styles.summary}>Examples</summary>
      {CALCULATOR_EXAMPLES.map(({ title, examples }) => (
        <section key={title} aria-label={title} className={styles.group}>
          <p className={styles.title} aria-hidden="true">
            {title}
          </p>
          <ul className={styles.examples}>
            {examples.map(({ expression, meaning }) => (
              <li key={expression} className={styles.example}>
                <Button variant="quiet" className={styles.choice} onClick={() => onChoose(expression)}>
                  <code>{expression}</code>
                </Button>
                <span className={styles.meaning}>{meaning}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
}
