import * as fc from 'fast-check'

/** Words of news in twelve languages, written for these tests. */
const WORDS: Readonly<Record<string, string>> = {
  French: 'l’été déjà à la préfecture élèves forêt où naïve cœur “reçu” français événement — août Noël être',
  German: 'für über Straße Bürger „schön“ größte Zürich Ärger Übung – wäre müssen Gespräch heute Öl süß',
  Spanish: 'señor país él día “años” inflación García ¿qué? niños también corazón público número Perú aquí',
  Portuguese: 'ação não São governo eleições à Câmara três população você “já” órgão público milhões cafés',
  Polish: 'że są być się może ósmy źródło Łódź „głos” pięć śnieg Święto większość ćwiczyć – pamięć koń',
  Czech: 'když říká město České žena „může“ příští důvod vláda těžký číslo šest žádný – děti půl ďáblík',
  Turkish: 'İstanbul değil için şehir ağaç bugün çocuk görüş yıl “kış” üçüncü hükümet ışık — güç öğrenci',
  Russian: 'правительство город сказал — «вчера» люди которые после выборы война объявил ещё мэр области',
  Greek: 'κυβέρνηση πόλη είπε «χθες» άνθρωποι μετά εκλογές πόλεμος — δήμαρχος χώρα Αθήνα ώρα πρωί',
  Chinese: '政府昨天宣布，新的法律将在明年生效。 记者说：“城市里的人们都很担心。” 经济增长放缓，',
  Japanese: '政府はきのう、新しい法律を発表した。 市長は「来年から始まる」と述べた。 ニュースによると、',
  Arabic: 'الحكومة أعلنت أمس، المدينة قال الرئيس بعد الانتخابات «الحرب» الناس مجلس القانون الجديد؟'
}

export const LANGUAGES = Object.keys(WORDS)

/** Texts of some lines in one language. */
export function linesOf(language: string): fc.Arbitrary<string> {
  const words = (WORDS[language] ?? '').split(' ')
  const line = fc.array(fc.constantFrom(...words), { minLength: 6, maxLength: 30 }).map((line) => line.join(' '))
  return fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('.\n'))
}
