import type { BundleExtra } from './bundle-context'
import { nativeExtra } from './native-extra'

/** Everything that adds files to bundles. */
export const BUNDLE_EXTRAS: readonly BundleExtra[] = [nativeExtra]
