import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file as a person would choose it. */
export const chosen = (name: string, words: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(words, 'utf8')
})

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** An article of several whole paragraphs about something. */
export function articleAbout(thing: string): string {
  const paragraphs = DAYS.map(
    (day) =>
      `On ${day} the ${thing} was looked at once more, the harbour master said, because eleven people had asked when the ${thing} would be ready for ${day}.`
  )
  return [`The ${thing} opens again`, ...paragraphs].join('\n')
}

/** The opening of another article, cut off in a sentence after a hundred words. */
export function teaserAbout(thing: string): string {
  const words = `Somebody who had seen the ${thing} from the other shore told a newspaper that nothing of it was true and`
  return Array.from({ length: 10 }, () => words)
    .join(' ')
    .split(' ')
    .slice(0, 100)
    .join(' ')
}

/** An article with a credit line and two openings of other articles at its end. */
export function articleWithTail(thing: string): string {
  return [
    articleAbout(thing),
    'With assistance from Mara Klein',
    teaserAbout('lighthouse'),
    teaserAbout('dredger')
  ].join('\n')
}

/** A text that was decoded wrongly before it was saved. */
export const BROKEN =
  'Le cafÃ© de la gare sera fermÃ© dÃ¨s lundi, a dÃ©clarÃ© la mairie. Les Ã©lÃ¨ves sont fÃ¢chÃ©s, et le prÃ©fet aussi.'

/** A saved page that says who wrote it and when. */
export const PAGE = `<html lang="en"><head><title>Two tides - Port Gazette</title>
<meta property="og:title" content="Two tides"><meta name="author" content="Mara Klein">
<meta property="article:published_time" content="2024-08-22"></head><body><article><h1>Two tides</h1>
<p>${articleAbout('tide mill').replaceAll('\n', '</p><p>')}</p><h2>Berths</h2><ul><li>The north berth</li>
<li>The south berth</li></ul><blockquote>Never again, she said.</blockquote></article></body></html>`

/** A table with a column that is not wanted, and a row without a text. */
export const TABLE = [
  'headline;body;kicker;day',
  'One tide;The first tide came in and went out again, and nobody had counted it.;Harbour;2024-08-01',
  'Two tides;The second tide stayed for a while, as the harbour master had said it would.;Coast;2024-08-02',
  'No tide;;Coast;2024-08-03',
  ''
].join('\n')

/** Writes files into a folder, by their paths in it. */
export async function writeFolder(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}
