/** What the tests use of jsonld, which ships no types. */
declare module 'jsonld' {
  interface Options {
    readonly documentLoader: (url: string) => Promise<{ documentUrl: string; document: unknown }>
    /** Fails where data would be dropped. */
    readonly safe: boolean
  }
  interface Quad {
    readonly subject: { readonly value: string }
    readonly predicate: { readonly value: string }
    readonly object: { readonly value: string }
  }
  const jsonld: { toRDF: (input: object, options: Options) => Promise<Quad[]> }
  // eslint-disable-next-line no-restricted-exports -- the library exports its object this way
  export default jsonld
}
