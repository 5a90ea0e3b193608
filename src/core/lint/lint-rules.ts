import type { LintRule } from './lint'

/** Every rule that looks at a text. A new rule is a file beside this one and a line here. */
export const LINT_RULES: readonly LintRule[] = []
