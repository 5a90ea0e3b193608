import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import type { CliContext } from '../cli-context'
import { isVacant } from '../open-library'

/** `serve [--port N]`: the workbench in a browser of this machine, until it is interrupted. */
export function addServeCommand(program: Command, context: CliContext): void {
  program
    .command('serve')
    .description('open the library to a browser of this machine; prints the address')
    .option('--port <number>', 'the port to listen on (default: any free one)', readPort)
    .action(async ({ port }: { port?: number }) => {
      const libraryDir = context.libraryDir()
      if (libraryDir !== null && (await isVacant(libraryDir))) {
        context.output.message(`“${libraryDir}” holds no library yet: a new one is made.`)
      }
      const exitCode = await context.serve({ libraryDir, port: port ?? null })
      if (exitCode !== 0) context.fail()
    })
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}
