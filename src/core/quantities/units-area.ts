import { metricNames, regularNames, unitRows } from './units-row'

function square(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`square ${name}`])
}

/** `sq mi`, `mi2`; superscripts, carets and full stops are levelled when a unit is looked up. */
function squareSymbols(...symbols: readonly string[]): readonly string[] {
  return symbols.flatMap((symbol) => [`${symbol}²`, `sq ${symbol}`])
}

/**
 * Units of area; the base is the square metre. Squares of the lengths of the 1959 yard; the acre is 4,840 square yards,
 * the hectare 10,000 m², the metric dunam 1,000 m².
 */
export const AREA_UNITS = unitRows('area', [
  ['square-millimetre', 'metric', '0.000001', square(metricNames('millimetre')), squareSymbols('mm')],
  ['square-centimetre', 'metric', '0.0001', square(metricNames('centimetre')), squareSymbols('cm')],
  ['square-metre', 'metric', '1', square(metricNames('metre')), [...squareSymbols('m'), 'sqm']],
  ['hectare', 'metric', '10000', regularNames('hectare'), ['ha']],
  ['square-kilometre', 'metric', '1000000', square(metricNames('kilometre')), [...squareSymbols('km'), 'sqkm']],
  ['square-inch', 'customary', '0.00064516', square(['inch', 'inches']), squareSymbols('in')],
  ['square-foot', 'customary', '0.09290304', square(['foot', 'feet']), [...squareSymbols('ft'), 'sqft']],
  ['square-yard', 'customary', '0.83612736', square(regularNames('yard')), squareSymbols('yd', 'yds')],
  ['acre', 'customary', '4046.8564224', regularNames('acre'), ['ac']],
  ['square-mile', 'customary', '2589988.110336', square(regularNames('mile')), [...squareSymbols('mi'), 'sqmi']],
  ['square-nautical-mile', 'nautical', '3429904', square(regularNames('nautical mile')), squareSymbols('nmi', 'NM')],
  [
    'dunam',
    'other',
    '1000',
    regularNames('dunam', 'dunum', 'donum'),
    [],
    { note: 'A dunam is read as the metric one of 1,000 m²; older and Iraqi ones differ.' }
  ],
  ['square-verst', 'historic', '1138062.24', square(regularNames('verst')), []]
])
