import { bodies } from './bodies'
import { crossSite } from './cross-site'
import { framing } from './framing'
import { keys } from './keys'
import { paths } from './paths'
import { rebinding } from './rebinding'

/** Attacks of one connection each, in the order they are told. */
export const FAMILIES = [rebinding, crossSite, keys, paths, framing, bodies] as const
