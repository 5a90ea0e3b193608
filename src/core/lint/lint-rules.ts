import { anonymousAttribution } from './anonymous-attribution'
import { durationArithmetic } from './duration-arithmetic'
import type { LintRule } from './lint'
import { nameForms } from './name-forms'
import { percentagesAndParts } from './percentages-and-parts'
import { quoteBalance } from './quote-balance'
import { relativeDate } from './relative-date'
import { sameQuantity } from './same-quantity'
import { superlative } from './superlative'
import { unitPlausibility } from './unit-plausibility'

/** Every rule that looks at a text. A new rule is a file beside this one and a line here. */
export const LINT_RULES: readonly LintRule[] = [
  unitPlausibility,
  relativeDate,
  durationArithmetic,
  anonymousAttribution,
  superlative,
  nameForms,
  quoteBalance,
  sameQuantity,
  percentagesAndParts
]
