import styles from './setup-screen.module.css'

/** What the window shows when it cannot work at all. */
export function FatalPage({ title, message }: { readonly title: string; readonly message: string }) {
  return (
    <main className={styles.screen}>
      <div className={styles.card} role="alert">
        <div className={styles.brand}>
          <span className={styles.mark} aria-hidden="true" />
          Claimdesk
        </div>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{message}</p>
      </div>
    </main>
  )
}
