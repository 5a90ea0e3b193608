/**
 * X2: options of Chromium and Node that open the app to other programs, or take its walls away. Who can start programs
 * as the person can do more than this; it keeps links, shortcuts and scripts of others from starting Claimdesk open.
 */
const REFUSED = new Set([
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'debug-port',
  'js-flags',
  'require',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'remote-debugging-targets',
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'single-process',
  'disable-site-isolation-trials',
  'disable-web-security',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'host-resolver-rules',
  'host-rules',
  'proxy-pac-url',
  'proxy-server',
  'log-net-log',
  'load-extension',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix'
])

/** The first option of a command line that a packaged app does not start with; undefined without one. */
export function refusedSwitch(argv: readonly string[]): string | undefined {
  return argv.find((each) => {
    const name = /^--?([a-z][a-z-]*)(=|$)/i.exec(each)?.[1]
    return name !== undefined && REFUSED.has(name.toLowerCase())
  })
}
