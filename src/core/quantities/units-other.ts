import { regularNames, unitRows } from './units-row'

/**
 * Units of temperature; the base is the kelvin. Their zeros differ, so two temperatures convert with an offset and a
 * difference of temperatures without it.
 */
export const TEMPERATURE_UNITS = unitRows('temperature', [
  ['kelvin', 'metric', '1', regularNames('kelvin'), ['K']],
  [
    'degree-celsius',
    'metric',
    '1',
    ['degree Celsius', 'degrees Celsius', 'Celsius', 'degree centigrade', 'degrees centigrade', 'centigrade'],
    ['°C', 'C', 'deg C', 'degrees C'],
    { offset: 273.15 }
  ],
  [
    'degree-fahrenheit',
    'customary',
    '5/9',
    ['degree Fahrenheit', 'degrees Fahrenheit', 'Fahrenheit'],
    ['°F', 'F', 'deg F', 'degrees F'],
    { offset: 459.67 }
  ],
  ['degree-rankine', 'other', '5/9', ['degree Rankine', 'degrees Rankine'], ['°R']]
])

/**
 * Units of digital size; the base is the byte. Decimal prefixes are powers of 1,000 and binary ones powers of 1,024
 * (IEC 80000-13); a bit is an eighth of a byte.
 */
export const DIGITAL_UNITS = unitRows('digital size', [
  ['bit', 'other', '0.125', regularNames('bit'), ['b']],
  ['kilobit', 'other', '125', regularNames('kilobit'), ['kb', 'Kb', 'kbit']],
  ['megabit', 'other', '125000', regularNames('megabit'), ['Mb', 'Mbit']],
  ['gigabit', 'other', '125000000', regularNames('gigabit'), ['Gb', 'Gbit']],
  ['byte', 'other', '1', regularNames('byte'), ['B']],
  [
    'kilobyte',
    'other',
    '1000',
    regularNames('kilobyte'),
    ['kB', 'KB'],
    { note: 'A kilobyte is read as 1,000 bytes; some programs mean 1,024 (a kibibyte).' }
  ],
  ['megabyte', 'other', '1000000', regularNames('megabyte'), ['MB']],
  ['gigabyte', 'other', '1000000000', regularNames('gigabyte'), ['GB']],
  ['terabyte', 'other', '1000000000000', regularNames('terabyte'), ['TB']],
  ['petabyte', 'other', '1000000000000000', regularNames('petabyte'), ['PB']],
  ['kibibyte', 'other', '1024', regularNames('kibibyte'), ['KiB']],
  ['mebibyte', 'other', '1048576', regularNames('mebibyte'), ['MiB']],
  ['gibibyte', 'other', '1073741824', regularNames('gibibyte'), ['GiB']],
  ['tebibyte', 'other', '1099511627776', regularNames('tebibyte'), ['TiB']]
])
