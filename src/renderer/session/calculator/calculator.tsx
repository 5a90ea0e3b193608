import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { CalculationError, LONGEST_EXPRESSION, calculate } from '../../../core/calculate/calculate'
import type { Calculation } from '../../../core/calculate/calculate'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { CalculatorExamples } from './calculator-examples'
import { CalculatorError } from './calculator-error'
import styles from './calculator.module.css'

/** How long nobody types, in milliseconds, before a screen reader is told what came out. */
export const SAY_PAUSE = 700

export interface CalculatorProps {
  /** What stands in the field at first. */
  readonly initial?: string
  /** Somebody pressed Enter, or the button: what is to be kept. */
  readonly onTake: (calculation: Calculation) => void
}

/** A field for a calculation, with its result and working below while it is typed. */
export function Calculator({ initial = '', onTake }: CalculatorProps) {
  const [expression, setExpression] = useState(initial)
  // An unfinished calculation is no mistake until somebody says that it is finished.
  const [isTried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const answer = useMemo(() => answerTo(expression), [expression])
  const calculation = answer instanceof CalculationError ? null : answer
  const error = answer instanceof CalculationError ? answer : null
  const isUnfinished = error !== null && error.start >= expression.trimEnd().length
  const isWrong = error !== null && (!isUnfinished || isTried)

  function write(next: string): void {
    setExpression(next)
    setTried(false)
  }

  function take(): void {
    setTried(true)
    if (calculation) onTake(calculation)
    else if (error) field.current?.setSelectionRange(error.start, error.end)
    if (!calculation) field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // The field may lie in a form, which Enter would send.
    event.preventDefault()
    take()
  }

  return (
    <div className={styles.calculator}>
      <TextField
        ref={field}
        label="Calculation"
        value={expression}
        maxLength={LONGEST_EXPRESSION}
        autoComplete="off"
        spellCheck={false}
        className={styles.field}
        placeholder="50 mi² in km²"
        aria-invalid={isWrong || undefined}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        hint={
          error && (isWrong || isUnfinished) ? (
            <CalculatorError expression={expression} error={error} isWrong={isWrong} />
          ) : (
            'Numbers, percentages, units and dates. Enter keeps the result with its working.'
          )
        }
      />
      {calculation ? <Result calculation={calculation} /> : null}
      <div className={styles.actions}>
        <Button variant="primary" onClick={take} disabled={expression.trim() === ''}>
          Use this result
        </Button>
      </div>
      <Spoken text={calculation ? `Result: ${calculation.result}` : isWrong ? error.message : ''} />
      <CalculatorExamples
        onChoose={(chosen) => {
          write(chosen)
          field.current?.focus()
        }}
      />
    </div>
  )
}

/** What an expression comes to, or why it cannot be calculated; null while there is none. */
function answerTo(expression: string): Calculation | CalculationError | null {
  if (expression.trim() === '') return null
  try {
    return calculate(expression)
  } catch (error) {
    if (error instanceof CalculationError) return error
    throw error
  }
}

function Result({ calculation }: { readonly calculation: Calculation }) {
  return (
    <div className={styles.answer}>
      <p className={styles.result}>
        <span className="visually-hidden">Result: </span>
        {calculation.result}
      </p>
      {calculation.working.length === 0 ? null : (
        <ol className={styles.working} aria-label="Working">
          {calculation.working.map((line, index) => (
            // The same line may be there twice, and none ever moves.
            <li key={index}>{line}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** Says a text to screen readers once nobody types any more. */
function Spoken({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), SAY_PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div role="status" className="visually-hidden">
      {said}
    </div>
  )
}
