import type { BundleExtra } from './bundle-context'
import { nativeExtra } from './native-extra'
import { reportExtra } from './report-extra'

/** Everything that adds files to bundles. */
export const BUNDLE_EXTRAS: readonly BundleExtra[] = [nativeExtra, reportExtra]
