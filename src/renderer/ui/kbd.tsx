import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './kbd.module.css'

/** A key or a combination of keys, as it is printed on the keyboard. */
export function Kbd({ className, ...rest }: ComponentProps<'kbd'>) {
  return <kbd className={clsx(styles.kbd, className)} {...rest} />
}
