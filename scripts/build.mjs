// npm run build
import './lib/require-node.mjs'
import { build } from './lib/build.mjs'

process.exitCode = (await build()) ? 0 : 1
