import { metricNames, regularNames, unitRows } from './units-row'

/** `miles per hour`; `miles an hour` and `miles/hour` are levelled to it when a unit is looked up. */
function per(names: readonly string[], time: string): readonly string[] {
  return names.map((name) => `${name} per ${time}`)
}

/** Units of speed; the base is the metre per second. The knot is a nautical mile of 1,852 m per hour. */
export const SPEED_UNITS = unitRows('speed', [
  ['metre-per-second', 'metric', '1', per(metricNames('metre'), 'second'), ['m/s', 'm/sec', 'mps']],
  ['metre-per-minute', 'metric', '1/60', per(metricNames('metre'), 'minute'), ['m/min']],
  [
    'kilometre-per-hour',
    'metric',
    '1000/3600',
    per(metricNames('kilometre'), 'hour'),
    ['km/h', 'kph', 'kmh', 'kmph', 'km/hr']
  ],
  ['kilometre-per-second', 'metric', '1000', per(metricNames('kilometre'), 'second'), ['km/s', 'km/sec']],
  ['foot-per-second', 'customary', '0.3048', per(['foot', 'feet'], 'second'), ['ft/s', 'fps', 'ft/sec']],
  ['foot-per-minute', 'customary', '0.3048/60', per(['foot', 'feet'], 'minute'), ['ft/min', 'fpm']],
  ['mile-per-hour', 'customary', '0.44704', per(regularNames('mile'), 'hour'), ['mph', 'mi/h', 'mi/hr']],
  ['mile-per-second', 'customary', '1609.344', per(regularNames('mile'), 'second'), ['mi/s']],
  [
    'knot',
    'nautical',
    '1852/3600',
    [...regularNames('knot'), ...per(regularNames('nautical mile'), 'hour')],
    ['kn', 'kt', 'kts']
  ]
])

/**
 * Units of time; the base is the second. Months and years have no one length: here they are the means of the Gregorian
 * calendar, whose 400 years have 146,097 days. Days are of 24 hours.
 */
export const TIME_UNITS = unitRows('time', [
  ['nanosecond', 'metric', '0.000000001', regularNames('nanosecond'), ['ns']],
  ['microsecond', 'metric', '0.000001', regularNames('microsecond'), ['µs', 'us']],
  ['millisecond', 'metric', '0.001', regularNames('millisecond'), ['ms', 'msec']],
  ['second', 'other', '1', regularNames('second'), ['s', 'sec', 'secs']],
  ['minute', 'other', '60', regularNames('minute'), ['min', 'mins']],
  ['hour', 'other', '3600', regularNames('hour'), ['h', 'hr', 'hrs']],
  ['day', 'other', '86400', regularNames('day'), ['d']],
  ['week', 'other', '604800', regularNames('week'), ['wk', 'wks']],
  ['fortnight', 'other', '1209600', regularNames('fortnight'), []],
  [
    'month',
    'other',
    '2629746',
    regularNames('month'),
    ['mo', 'mos'],
    { note: 'A month without a date is read as a twelfth of the mean Gregorian year: 30.436875 days.' }
  ],
  [
    'year',
    'other',
    '31556952',
    regularNames('year'),
    ['yr', 'yrs'],
    { note: 'A year without a date is read as the mean Gregorian year of 365.2425 days.' }
  ],
  ['decade', 'other', '315569520', regularNames('decade'), []],
  ['century', 'other', '3155695200', ['century', 'centuries'], []],
  ['millennium', 'other', '31556952000', ['millennium', 'millennia', 'millenniums'], []]
])

/**
 * How far a vehicle comes with its fuel; the base is the kilometre per litre. Litres per 100 kilometres are the inverse:
 * fewer are better.
 */
export const FUEL_UNITS = unitRows('fuel economy', [
  [
    'kilometre-per-litre',
    'metric',
    '1',
    ['kilometre per litre', 'kilometres per litre', 'kilometer per liter', 'kilometers per liter'],
    ['km/L', 'km/l', 'kpl']
  ],
  [
    'litre-per-100-kilometres',
    'metric',
    '100',
    [
      'litre per 100 kilometres',
      'litres per 100 kilometres',
      'litres per 100 km',
      'liter per 100 kilometers',
      'liters per 100 kilometers',
      'liters per 100 km'
    ],
    ['L/100 km', 'l/100 km', 'L/100km', 'l/100km'],
    { inverse: true }
  ],
  [
    'mile-per-gallon',
    'us',
    '1.609344/3.785411784',
    per(regularNames('mile'), 'gallon'),
    ['mpg', 'mi/gal'],
    { note: 'Miles per gallon are read with the US gallon; with the imperial gallon the number is a fifth higher.' }
  ],
  [
    'mile-per-imperial-gallon',
    'imperial',
    '1.609344/4.54609',
    per(regularNames('mile'), 'imperial gallon'),
    ['imp mpg']
  ]
])
