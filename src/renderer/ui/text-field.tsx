import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { FieldFrame } from './field'
import type { FieldProps } from './field'
import styles from './field.module.css'

export type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'id'>

/** One line of text with its label. */
export function TextField({ label, hideLabel, hint, error, className, ...rest }: TextFieldProps) {
  return (
    <FieldFrame label={label} {...pass({ hideLabel, hint, error })}>
      {(control) => <input type="text" className={clsx(styles.control, className)} {...control} {...rest} />}
    </FieldFrame>
  )
}

export type TextAreaProps = FieldProps & Omit<ComponentProps<'textarea'>, 'id'>

/** Several lines of text with their label; it grows with what is written. */
export function TextArea({ label, hideLabel, hint, error, className, ...rest }: TextAreaProps) {
  return (
    <FieldFrame label={label} {...pass({ hideLabel, hint, error })}>
      {(control) => (
        <textarea rows={2} className={clsx(styles.control, styles.area, className)} {...control} {...rest} />
      )}
    </FieldFrame>
  )
}

export type SelectProps = FieldProps & Omit<ComponentProps<'select'>, 'id'>

/** A choice from a list; the options are its children. */
export function Select({ label, hideLabel, hint, error, className, ...rest }: SelectProps) {
  return (
    <FieldFrame label={label} {...pass({ hideLabel, hint, error })}>
      {(control) => <select className={clsx(styles.control, className)} {...control} {...rest} />}
    </FieldFrame>
  )
}

type Optional = { readonly [Key in keyof Omit<FieldProps, 'label'>]: FieldProps[Key] | undefined }

/** Leaves out what was not given: an optional property may be missing, but never `undefined`. */
function pass(props: Optional): Omit<FieldProps, 'label'> {
  return {
    ...(props.hideLabel === undefined ? {} : { hideLabel: props.hideLabel }),
    ...(props.hint === undefined ? {} : { hint: props.hint }),
    ...(props.error === undefined ? {} : { error: props.error })
  }
}
