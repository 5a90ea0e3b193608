import { metricNames, regularNames, unitRows } from './units-row'

/**
 * Units of length; the base is the metre. The yard is 0.9144 m exactly by the international yard and pound agreement of
 * 1959; the nautical mile 1,852 m (First International Extraordinary Hydrographic Conference, 1929); the astronomical
 * unit 149,597,870,700 m (IAU 2012, resolution B2); a light-year is a Julian year at the speed of light. The parsec is
 * rounded. The verst is 500 sazhens of seven feet.
 */
export const LENGTH_UNITS = unitRows('length', [
  ['nanometre', 'metric', '0.000000001', metricNames('nanometre'), ['nm']],
  ['micrometre', 'metric', '0.000001', [...metricNames('micrometre'), 'micron', 'microns'], ['µm', 'um']],
  ['millimetre', 'metric', '0.001', metricNames('millimetre'), ['mm']],
  ['centimetre', 'metric', '0.01', metricNames('centimetre'), ['cm', 'cms']],
  ['decimetre', 'metric', '0.1', metricNames('decimetre'), ['dm']],
  ['metre', 'metric', '1', metricNames('metre'), ['m', 'mtr', 'mtrs']],
  ['kilometre', 'metric', '1000', metricNames('kilometre'), ['km', 'kms']],
  ['inch', 'customary', '0.0254', ['inch', 'inches'], ['in', '″', 'ins']],
  ['hand', 'customary', '0.1016', regularNames('hand'), ['hh']],
  ['foot', 'customary', '0.3048', ['foot', 'feet'], ['ft', '′']],
  ['yard', 'customary', '0.9144', regularNames('yard'), ['yd', 'yds']],
  ['chain', 'customary', '20.1168', regularNames('chain'), []],
  ['furlong', 'customary', '201.168', regularNames('furlong'), ['fur']],
  [
    'mile',
    'customary',
    '1609.344',
    regularNames('mile', 'statute mile'),
    ['mi'],
    { note: 'A mile is read as the statute mile of 1,609.344 m; a nautical mile is 1,852 m.' }
  ],
  [
    'league',
    'historic',
    '4828.032',
    regularNames('league'),
    [],
    { note: 'A league is read as three statute miles; its length differed by country and by century.' }
  ],
  ['fathom', 'nautical', '1.8288', regularNames('fathom'), ['ftm']],
  ['nautical-mile', 'nautical', '1852', regularNames('nautical mile', 'sea mile'), ['nmi', 'NM']],
  ['verst', 'historic', '1066.8', regularNames('verst'), []],
  ['astronomical-unit', 'other', '149597870700', regularNames('astronomical unit'), ['au', 'AU']],
  ['light-year', 'other', '9460730472580800', regularNames('light year', 'lightyear'), ['ly']],
  ['parsec', 'other', '30856775814913670', regularNames('parsec'), ['pc']]
])
