/** A calculation to learn from: what to write and what it answers. The result is calculated where it is shown. */
export interface CalculatorExample {
  readonly expression: string
  readonly meaning: string
}

export interface ExampleGroup {
  readonly title: string
  readonly examples: readonly CalculatorExample[]
}

function example(expression: string, meaning: string): CalculatorExample {
  return { expression, meaning }
}

/** The notation of the calculator by example, for its help and for docs/calculator.md (which a test compares). */
export const CALCULATOR_EXAMPLES: readonly ExampleGroup[] = [
  {
    title: 'Numbers',
    examples: [
      example('1,250 * 3 + 40', 'thousands separators are read; × and ÷ work like * and /'),
      example('3.4 billion / 330 million', 'scale words: thousand, million, billion, trillion, bn'),
      example('(2 + 3)^2', 'brackets and powers')
    ]
  },
  {
    title: 'Percentages and parts',
    examples: [
      example('15% of 240', 'a percentage of something'),
      example('240 + 15%', 'something and 15% more'),
      example('30 of 240', 'a part as a percentage of the whole, and as 1 in so many'),
      example('30 as % of 240', 'the same in other words; “what percent is 30 of 240” works too'),
      example('80 -> 92', 'the change from one value to another; “percent change from 80 to 92” works too'),
      example('4% -> 5%', 'the change of a percentage; the working also has the percentage points'),
      example('12 per 100,000 as %', 'a rate as a percentage')
    ]
  },
  {
    title: 'Units',
    examples: [
      example('50 mi² in km²', 'square miles in square kilometres'),
      example('5 ft 11 in in cm', 'an amount in two units'),
      example('180 cm in ft and in', 'into two units'),
      example('60 mph in km/h', 'speeds, also “miles per hour”'),
      example('25 °C in °F', 'temperatures, also “degrees Celsius”'),
      example('5 km + 300 m', 'adding what measures the same'),
      example('240 km / 3 h', 'a speed from a distance and a time'),
      example('500 MW * 24 h', 'an energy from a power and a time')
    ]
  },
  {
    title: 'Dates',
    examples: [
      example('2021-03-15 - 2019-11-02', 'the time between two dates'),
      example('days from 2 November 2019 to 15 March 2021', 'the days, weeks, months or years between two dates'),
      example('2019-11-02 + 30 months', 'a date so much later; “- 6 weeks” for earlier'),
      example('weekday of 2019-11-02', 'the day of the week')
    ]
  },
  {
    title: 'Rounding',
    examples: [
      example('round 50 mi² in km² to 2 digits', 'to significant digits'),
      example('round 2/3 to 2 decimals', 'to decimal places'),
      example('round 1,234 to nearest 50', 'to a multiple')
    ]
  }
]
