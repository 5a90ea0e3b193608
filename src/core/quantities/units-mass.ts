import { regularNames, unitRows } from './units-row'

/**
 * Units of mass; the base is the kilogram. The pound is 0.45359237 kg exactly by the international yard and pound
 * agreement of 1959, the grain a 7,000th of it, the troy ounce 480 grains; the carat is 200 mg (General Conference on
 * Weights and Measures, 1907). The pood is the Russian one of 40 funt, rounded as its decree of 1899 has it.
 */
export const MASS_UNITS = unitRows('mass', [
  ['microgram', 'metric', '0.000000001', regularNames('microgram'), ['µg', 'ug', 'mcg']],
  ['milligram', 'metric', '0.000001', regularNames('milligram'), ['mg']],
  ['gram', 'metric', '0.001', regularNames('gram', 'gramme'), ['g', 'gm', 'gms']],
  ['kilogram', 'metric', '1', regularNames('kilogram', 'kilogramme', 'kilo'), ['kg', 'kgs']],
  ['quintal', 'metric', '100', regularNames('quintal'), []],
  ['tonne', 'metric', '1000', regularNames('tonne', 'metric ton', 'metric tonne'), ['t', 'mt']],
  ['kilotonne', 'metric', '1000000', regularNames('kilotonne', 'kiloton'), []],
  ['megatonne', 'metric', '1000000000', regularNames('megatonne', 'megaton'), ['Mt']],
  ['gigatonne', 'metric', '1000000000000', regularNames('gigatonne', 'gigaton'), ['Gt']],
  ['grain', 'customary', '0.00006479891', regularNames('grain'), ['gr']],
  [
    'ounce',
    'customary',
    '0.028349523125',
    regularNames('ounce'),
    ['oz'],
    { note: 'An ounce is read as the avoirdupois ounce of about 28.35 g; gold is weighed in troy ounces of 31.1 g.' }
  ],
  ['pound', 'customary', '0.45359237', regularNames('pound'), ['lb', 'lbs']],
  ['stone', 'imperial', '6.35029318', ['stone', 'stones'], ['st']],
  [
    'hundredweight',
    'us',
    '45.359237',
    regularNames('hundredweight', 'short hundredweight'),
    ['cwt'],
    { note: 'A hundredweight is read as the US one of 100 lb; the imperial one is 112 lb.' }
  ],
  ['long-hundredweight', 'imperial', '50.80234544', regularNames('long hundredweight', 'imperial hundredweight'), []],
  [
    'short-ton',
    'us',
    '907.18474',
    ['short ton', 'short tons', 'ton', 'tons', 'US ton', 'US tons'],
    [],
    { note: 'A ton is read as the US short ton of 907.18474 kg; a tonne is 1,000 kg, a British long ton 1,016.05 kg.' }
  ],
  ['long-ton', 'imperial', '1016.0469088', regularNames('long ton', 'imperial ton', 'UK ton'), []],
  ['troy-ounce', 'other', '0.0311034768', regularNames('troy ounce'), ['ozt', 'oz t']],
  ['carat', 'other', '0.0002', regularNames('carat'), ['ct']],
  ['pood', 'historic', '16.3804964', regularNames('pood'), []]
])
