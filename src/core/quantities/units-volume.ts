import { metricNames, regularNames, unitRows } from './units-row'

function cubic(names: readonly string[]): readonly string[] {
  return names.map((name) => `cubic ${name}`)
}

function cubicSymbols(...symbols: readonly string[]): readonly string[] {
  return symbols.flatMap((symbol) => [`${symbol}³`, `cu ${symbol}`])
}

function us(names: readonly string[]): readonly string[] {
  return [...names, ...names.map((name) => `US ${name}`)]
}

function imperial(names: readonly string[]): readonly string[] {
  return [...names.map((name) => `imperial ${name}`), ...names.map((name) => `UK ${name}`)]
}

/**
 * Units of volume; the base is the cubic metre. The US gallon is 231 cubic inches; the imperial gallon 4.54609 litres
 * (Weights and Measures Act 1985); the oil barrel 42 US gallons; the US bushel 2,150.42 cubic inches.
 */
export const VOLUME_UNITS = unitRows('volume', [
  ['millilitre', 'metric', '0.000001', metricNames('millilitre'), ['mL', 'ml', 'cc']],
  ['centilitre', 'metric', '0.00001', metricNames('centilitre'), ['cL', 'cl']],
  ['decilitre', 'metric', '0.0001', metricNames('decilitre'), ['dL', 'dl']],
  ['litre', 'metric', '0.001', metricNames('litre'), ['L', 'l', 'ltr', 'ltrs']],
  ['hectolitre', 'metric', '0.1', metricNames('hectolitre'), ['hL', 'hl']],
  ['cubic-millimetre', 'metric', '0.000000001', cubic(metricNames('millimetre')), cubicSymbols('mm')],
  ['cubic-centimetre', 'metric', '0.000001', cubic(metricNames('centimetre')), cubicSymbols('cm')],
  ['cubic-metre', 'metric', '1', cubic(metricNames('metre')), [...cubicSymbols('m'), 'cbm']],
  ['cubic-kilometre', 'metric', '1000000000', cubic(metricNames('kilometre')), cubicSymbols('km')],
  ['cubic-inch', 'customary', '0.000016387064', cubic(['inch', 'inches']), cubicSymbols('in')],
  ['cubic-foot', 'customary', '0.028316846592', cubic(['foot', 'feet']), [...cubicSymbols('ft'), 'cuft']],
  ['cubic-yard', 'customary', '0.764554857984', cubic(regularNames('yard')), cubicSymbols('yd')],
  ['cubic-mile', 'customary', '4168181825.440579584', cubic(regularNames('mile')), cubicSymbols('mi')],
  [
    'gallon',
    'us',
    '0.003785411784',
    us(regularNames('gallon')),
    ['gal', 'gals', 'US gal'],
    { note: 'A gallon is read as the US gallon of 3.785411784 litres; the imperial gallon is 4.54609 litres.' }
  ],
  [
    'quart',
    'us',
    '0.000946352946',
    us(regularNames('quart')),
    ['qt', 'qts'],
    { note: 'A quart is read as the US liquid quart; the imperial quart is a fifth larger.' }
  ],
  [
    'pint',
    'us',
    '0.000473176473',
    us(regularNames('pint')),
    ['pt', 'pts'],
    { note: 'A pint is read as the US liquid pint of about 473 ml; the imperial pint is about 568 ml.' }
  ],
  ['cup', 'us', '0.0002365882365', us(regularNames('cup')), []],
  [
    'fluid-ounce',
    'us',
    '0.0000295735295625',
    us(regularNames('fluid ounce')),
    ['fl oz'],
    { note: 'A fluid ounce is read as the US one of about 29.6 ml; the imperial one is about 28.4 ml.' }
  ],
  ['tablespoon', 'us', '0.00001478676478125', us(regularNames('tablespoon')), ['tbsp']],
  ['teaspoon', 'us', '0.00000492892159375', us(regularNames('teaspoon')), ['tsp']],
  ['imperial-gallon', 'imperial', '0.00454609', imperial(regularNames('gallon')), ['imp gal', 'UK gal']],
  ['imperial-quart', 'imperial', '0.0011365225', imperial(regularNames('quart')), ['imp qt']],
  ['imperial-pint', 'imperial', '0.00056826125', imperial(regularNames('pint')), ['imp pt', 'UK pt']],
  ['imperial-fluid-ounce', 'imperial', '0.0000284130625', imperial(regularNames('fluid ounce')), ['imp fl oz']],
  [
    'barrel',
    'other',
    '0.158987294928',
    ['barrel', 'barrels', 'oil barrel', 'oil barrels', 'barrel of oil', 'barrels of oil'],
    ['bbl', 'bbls'],
    { note: 'A barrel is read as the oil barrel of 42 US gallons; barrels of other goods differ.' }
  ],
  ['bushel', 'us', '0.03523907016688', us(regularNames('bushel')), ['bu']],
  ['acre-foot', 'us', '1233.48183754752', ['acre foot', 'acre feet'], ['ac ft']]
])
