import { clsx } from 'clsx'
import type { CalculationError } from '../../../core/calculate/calculate'
import styles from './calculator.module.css'

export interface CalculatorErrorProps {
  readonly expression: string
  readonly error: CalculationError
  /** Otherwise it is not finished yet, which is told more quietly. */
  readonly isWrong: boolean
}

/** What is the matter with an expression: the expression with the place marked, and the reason. */
export function CalculatorError({ expression, error, isWrong }: CalculatorErrorProps) {
  const place = expression.slice(error.start, error.end)
  return (
    <span className={clsx(styles.problem, isWrong && styles.wrong)}>
      <code className={styles.quoted} aria-hidden="true">
        {expression.slice(0, error.start)}
        <mark className={styles.place}>{place === '' ? '\u2007' : place}</mark>
        {expression.slice(error.end)}
      </code>
      <span>
        {place === '' ? null : <span className="visually-hidden">At “{place}”: </span>}
        {error.message}
      </span>
    </span>
  )
}
