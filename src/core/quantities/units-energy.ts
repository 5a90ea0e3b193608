import { regularNames, unitRows } from './units-row'

/**
 * Units of energy; the base is the joule. The calorie is the thermochemical one of 4.184 J; the British thermal unit that
 * of the International Table; a ton of TNT 10⁹ thermochemical calories by convention; the electronvolt that of the SI of
 * 2019; the tonne of oil equivalent that of the International Energy Agency (41.868 GJ).
 */
export const ENERGY_UNITS = unitRows('energy', [
  ['joule', 'metric', '1', regularNames('joule'), ['J']],
  ['kilojoule', 'metric', '1000', regularNames('kilojoule'), ['kJ']],
  ['megajoule', 'metric', '1000000', regularNames('megajoule'), ['MJ']],
  ['gigajoule', 'metric', '1000000000', regularNames('gigajoule'), ['GJ']],
  ['terajoule', 'metric', '1000000000000', regularNames('terajoule'), ['TJ']],
  ['petajoule', 'metric', '1000000000000000', regularNames('petajoule'), ['PJ']],
  ['watt-hour', 'metric', '3600', regularNames('watt hour'), ['Wh']],
  ['kilowatt-hour', 'metric', '3600000', regularNames('kilowatt hour'), ['kWh']],
  ['megawatt-hour', 'metric', '3600000000', regularNames('megawatt hour'), ['MWh']],
  ['gigawatt-hour', 'metric', '3600000000000', regularNames('gigawatt hour'), ['GWh']],
  ['terawatt-hour', 'metric', '3600000000000000', regularNames('terawatt hour'), ['TWh']],
  [
    'calorie',
    'other',
    '4.184',
    regularNames('small calorie', 'calorie', 'gram calorie'),
    ['cal'],
    { note: 'A calorie is read as the small one of 4.184 J; those of food are kilocalories.' }
  ],
  ['kilocalorie', 'other', '4184', regularNames('kilocalorie', 'large calorie', 'food calorie'), ['kcal', 'Cal']],
  ['british-thermal-unit', 'customary', '1055.05585262', regularNames('British thermal unit'), ['Btu', 'BTU', 'BTUs']],
  ['therm', 'us', '105480400', regularNames('therm'), ['thm']],
  ['foot-pound', 'customary', '1.3558179483314004', ['foot pound', 'foot pounds'], ['ft lb', 'ft lbf']],
  ['electronvolt', 'other', '0.0000000000000000001602176634', regularNames('electronvolt', 'electron volt'), ['eV']],
  ['erg', 'other', '0.0000001', regularNames('erg'), []],
  ['ton-of-tnt', 'other', '4184000000', ['ton of TNT', 'tons of TNT'], ['t TNT']],
  ['kiloton-of-tnt', 'other', '4184000000000', ['kiloton of TNT', 'kilotons of TNT'], ['kt TNT']],
  ['megaton-of-tnt', 'other', '4184000000000000', ['megaton of TNT', 'megatons of TNT'], ['Mt TNT']],
  ['tonne-of-oil-equivalent', 'other', '41868000000', ['tonne of oil equivalent', 'tonnes of oil equivalent'], ['toe']]
])

/**
 * Units of power; the base is the watt. The mechanical horsepower is 550 foot-pounds a second; the metric one 75
 * kilogram-force metres a second.
 */
export const POWER_UNITS = unitRows('power', [
  ['milliwatt', 'metric', '0.001', regularNames('milliwatt'), ['mW']],
  ['watt', 'metric', '1', regularNames('watt'), ['W']],
  ['kilowatt', 'metric', '1000', regularNames('kilowatt'), ['kW']],
  ['megawatt', 'metric', '1000000', regularNames('megawatt'), ['MW']],
  ['gigawatt', 'metric', '1000000000', regularNames('gigawatt'), ['GW']],
  ['terawatt', 'metric', '1000000000000', regularNames('terawatt'), ['TW']],
  [
    'horsepower',
    'customary',
    '745.69987158227022',
    ['horsepower', 'horsepower', 'mechanical horsepower', 'brake horsepower'],
    ['hp', 'bhp'],
    { note: 'Horsepower is read as the mechanical one of about 745.7 W; the metric one (PS, CV) is about 735.5 W.' }
  ],
  ['metric-horsepower', 'other', '735.49875', ['metric horsepower', 'metric horsepower'], ['PS', 'CV']],
  [
    'btu-per-hour',
    'customary',
    '1055.05585262/3600',
    ['British thermal unit per hour', 'British thermal units per hour'],
    ['Btu/h', 'BTU/h', 'BTU/hr']
  ]
])

/**
 * Units of pressure; the base is the pascal. The atmosphere is 101,325 Pa, the torr a 760th of it; the conventional
 * millimetre of mercury 133.322387415 Pa; the pound per square inch follows from the pound and the inch of 1959 and
 * standard gravity (9.80665 m/s²).
 */
export const PRESSURE_UNITS = unitRows('pressure', [
  ['pascal', 'metric', '1', regularNames('pascal'), ['Pa']],
  ['hectopascal', 'metric', '100', regularNames('hectopascal'), ['hPa']],
  ['kilopascal', 'metric', '1000', regularNames('kilopascal'), ['kPa']],
  ['megapascal', 'metric', '1000000', regularNames('megapascal'), ['MPa']],
  ['gigapascal', 'metric', '1000000000', regularNames('gigapascal'), ['GPa']],
  ['millibar', 'metric', '100', regularNames('millibar'), ['mbar', 'mb']],
  ['bar', 'metric', '100000', regularNames('bar'), ['bar']],
  ['atmosphere', 'other', '101325', regularNames('atmosphere'), ['atm']],
  ['torr', 'other', '101325/760', regularNames('torr'), ['Torr']],
  [
    'millimetre-of-mercury',
    'other',
    '133.322387415',
    ['millimetre of mercury', 'millimetres of mercury', 'millimeter of mercury', 'millimeters of mercury'],
    ['mmHg', 'mm Hg']
  ],
  ['inch-of-mercury', 'customary', '3386.388640341', ['inch of mercury', 'inches of mercury'], ['inHg', 'in Hg']],
  [
    'pound-per-square-inch',
    'customary',
    '4.4482216152605/0.00064516',
    ['pound per square inch', 'pounds per square inch'],
    ['psi', 'lb/in²']
  ]
])
