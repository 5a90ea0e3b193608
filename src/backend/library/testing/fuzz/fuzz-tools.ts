// What `npm run fuzz` needs, by one name: modules that are loaded one by one would each have errors of their own.
export { ExtractThread } from '../../extract-thread'
export { buildWorker } from '../built-worker'
export { FUZZ_KINDS } from './fuzz-kinds'
export { fuzzSeeds } from './fuzz-seeds'
export { FUZZ_LIMITS, fuzzOne, runFuzz } from './run-fuzz'
