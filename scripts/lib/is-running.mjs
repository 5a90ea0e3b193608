/**
 * Whether a process of this number runs. Numbers are given anew, so that "yes" may mean another program.
 * @param {number} pid
 */
export function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM' // somebody else's process
  }
}
