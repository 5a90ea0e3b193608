import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './button.module.css'

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'default' | 'primary' | 'quiet' | 'danger'
}

export function Button({ variant = 'default', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={clsx(styles.button, variant !== 'default' && styles[variant], className)}
      {...rest}
    />
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does, for those who do not see the icon; also its tooltip. */
  readonly label: string
}

/** A button that shows an icon only. */
export function IconButton({ label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={clsx(styles.button, styles.icon, className)}
      {...rest}
    />
  )
}
