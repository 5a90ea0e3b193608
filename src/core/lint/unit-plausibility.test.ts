import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'unit-plausibility'

describe('units that do not fit their figures', () => {
  it('names the unit that fits, what it comes to, and what is written', () => {
    const lint = firstLint(RULE, 'The fire has burned more than 193m2 of forest.')
    expect(lint.quote).toBe('193m2')
    expect(lint.message).toContain('193 square miles')
    expect(lint.message).toContain('500 square kilometres')
    expect(lint.message).toContain('193 square metres is about 2,077 square feet')
    expect(lint.suggestion).toBe('193 square miles (about 500 km²)')
    expect(lint.detail).toMatchObject({
      value: 193,
      unit: 'square-metre',
      suggestedUnit: 'square-mile',
      round: '500 km²'
    })
  })

  it.each([
    ['m² for square miles', 'The rebels hold 386 m² of the delta.', '386 m²'],
    ['sq m for square miles', 'The park covers 772 sq m.', '772 sq m'],
    ['two digits, of a land', 'The island has 77m2.', '77m2'],
    ['two digits before the zeros, of a land', 'They seized 618m2 of the coast.', '618m2'],
    ['km² for square miles', 'The lake covers 386 square kilometres.', '386 square kilometres'],
    ['square miles for km²', 'The lake covers 259 square miles.', '259 square miles'],
    ['hectares for acres', 'Crews lost 2,471 hectares.', '2,471 hectares'],
    ['hyphenated', 'a 247-hectare farm', '247-hectare'],
    ['kilometres for miles', 'The pipeline is 621 km long.', '621 km'],
    ['metres for feet', 'a mast of 328 metres', '328 metres'],
    ['feet, hedged, for metres', 'The wall is about 61 feet high.', '61 feet'],
    ['kilograms for pounds', 'The bell weighs 1,102 kg.', '1,102 kg'],
    ['litres for gallons', 'The tank holds 264 litres.', '264 litres'],
    ['km/h for mph', 'Gusts reached 124 km/h.', '124 km/h'],
    ['Celsius for Fahrenheit', 'It was 104 degrees Celsius in the square.', '104 degrees Celsius'],
    ['two digits, hedged', 'The race is about 62 kilometres.', '62 kilometres']
  ])('%s', (_what, text, quote) => expect(quotes(RULE, text)).toEqual([quote]))

  it.each([
    ['round', 'The park covers 1,000 km².'],
    ['round in two digits', 'The road is 25 miles long.'],
    ['a quarter', 'a farm of 125 hectares'],
    ['the conversion of something round', 'The lake covers 386 square miles.'],
    ['the conversion of something round, in feet', 'The tower is 328 feet tall.'],
    ['with its conversion beside it', 'The road is 621 km (386 miles) long.'],
    ['two digits, exact', 'The road is 62 kilometres long.'],
    ['a marathon', 'They ran 42 km.'],
    ['a flat', 'The flat has 77m2 and a balcony.'],
    ['a flat by the sea', 'The flat by the sea has 77m2 and parking for the season.'],
    ['an exact figure', 'The parcel is 1,234 m² large.'],
    ['a fever', 'He had a temperature of 39 °C.'],
    ['a cold day', 'It was 41°F in the morning.'],
    ['a time', 'It took 621 days.'],
    ['no unit', 'He counted 386 geese.'],
    ['nothing', 'a field of 0 m2']
  ])('leaves alone what is %s', (_what, text) => expect(quotes(RULE, text)).toEqual([]))
})
