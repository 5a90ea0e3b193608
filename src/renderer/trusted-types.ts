/**
 * Whether an address is that of a worker of this page: a file among its assets. Texts never become scripts or HTML.
 *
 * @param base address of the page
 */
export function isOwnWorker(address: string, base: string): boolean {
  if (!URL.canParse(address, base)) return false
  const { protocol, host, pathname } = new URL(address, base)
  const own = new URL(base)
  return protocol === own.protocol && host === own.host && /^\/assets\/[\w-]+\.js$/.test(pathname)
}

interface PolicyFactory {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string | null }): unknown
}

// X1: the content security policy of the page asks for Trusted Types. This is the one policy that there is: it lets
// workers of the page begin; HTML and scripts out of texts it does not make at all. Firefox has no Trusted Types yet.
const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory }
trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => (isOwnWorker(address, document.baseURI) ? address : null)
})
