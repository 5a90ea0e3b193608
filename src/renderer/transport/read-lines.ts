/**
 * The lines of a streamed UTF-8 body, without their newlines, as they arrive. An unfinished last line is dropped.
 *
 * @throws whatever the stream fails with
 */
export async function* readLines(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
