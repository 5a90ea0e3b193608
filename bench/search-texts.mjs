// Texts for bench/search.mjs: about 5 kB each, always the same for the same number, with words as often as in real
// texts (a few very often, most seldom) and one article in ten in Chinese.

/** @param {number} seed */
function randomFrom(seed) {
  let state = (seed * 2654435761 + 1) >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822507) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

const SYLLABLES =
  'ba be ca con der di en er fo ga har in jo ka li lo mer na ni or pa pre que ra ri sa st ta ter u va ve'.split(' ')
const COMMON = 'the of and to a in that is was for on with as by at it from his were be this have not are'.split(' ')
const TOPICS = 'harbour council ferry mayor bridge school water energy market report minister budget'.split(' ')
const CHINESE = [
  ...'的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千週委素技備半辦青省列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴核役延'
]

/** @param {number} number */
export function seededText(number) {
  const random = randomFrom(number + 1)
  const pick = (/** @type {readonly string[]} */ from) => from[Math.floor(random() * from.length)] ?? ''
  // The square makes low ranks likelier, as in Zipf's law.
  const invented = () => {
    const rank = Math.floor(random() ** 3 * 60_000)
    let word = ''
    for (let rest = rank + 40; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
      word += SYLLABLES[rest % SYLLABLES.length]
    return word
  }
  const word = () => (random() < 0.4 ? pick(COMMON) : random() < 0.04 ? pick(TOPICS) : invented())
  const sentence = () => {
    const words = Array.from({ length: 8 + Math.floor(random() * 14) }, word)
    if (random() < 0.01) words.splice(3, 0, 'the', 'harbour', 'council')
    if (random() < 0.0002) words.push('zyzzyva')
    return `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`
  }
  const chinese = () => {
    const length = 15 + Math.floor(random() * 25)
    const signs = Array.from({ length }, () => (random() < 0.06 ? '的' : pick(CHINESE)))
    if (random() < 0.02) signs.splice(4, 0, '核電延役')
    return `${signs.join('')}。`
  }
  const isChinese = number % 10 === 9
  const parts = [isChinese ? `${chinese()} ${number}` : `${sentence()} ${number}`]
  for (let length = 0; length < (isChinese ? 1_700 : 5_000);) {
    const paragraph = Array.from({ length: 4 }, isChinese ? chinese : sentence).join(isChinese ? '' : ' ')
    parts.push(paragraph)
    length += paragraph.length
  }
  return parts.join('\n')
}
