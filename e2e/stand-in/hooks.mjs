// Loader hook: `electron` (and electron/main and so on) -> the stand-in.
const standIn = new URL('./electron.cjs', import.meta.url).href

export function resolve(specifier, context, next) {
  if (/^electron(\/(main|common|renderer|utility))?$/.test(specifier)) {
    return { url: standIn, format: 'commonjs', shortCircuit: true }
  }
  return next(specifier, context)
}
