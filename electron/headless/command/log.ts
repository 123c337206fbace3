import type { Command } from 'commander'
import type { LogLine } from '#contract/log-line.ts'
import { createWords, type Words } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { messageOfLine } from '#words/log-line.ts'
import { printable, timeOfDay, type Output } from '../output.ts'
import type { Session } from '../session.ts'
import { command, inSession, type CommonOptions } from './command.ts'

/** `slipway log [--follow]`. */
export function addLogCommand(program: Command): void {
  program.addCommand(
    command('log', 'what happened, oldest first')
      .option('--follow', 'go on as it happens, until the server stops or Ctrl-C')
      .action((options: CommonOptions & { follow?: boolean }) =>
        inSession(options, async (session, output) => {
          const print = createPrinter(output)
          const seen = await printPast(session, print)
          if (options.follow) await follow(session, output, print, seen)
        }),
      ),
  )
}

async function printPast(session: Session, print: (line: LogLine) => void): Promise<number> {
  let last = 0
  for (const line of await session.call('log.list', { limit: 1000 })) {
    print(line)
    last = line.seq
  }
  return last
}

function follow(
  session: Session,
  output: Output,
  print: (line: LogLine) => void,
  seen: number,
): Promise<void> {
  if (!session.isRemote) output.note('No server runs on this data folder; there is nothing to follow.')
  return new Promise(resolve => {
    if (!session.isRemote) return resolve()
    const unsubscribe = session.subscribe(push => {
      if (push.name === 'log.written' && push.payload.seq > seen) print(push.payload)
    }, resolve)
    process.once('SIGINT', () => {
      unsubscribe()
      resolve()
    })
  })
}

/** Scripts read English, whatever the terminal speaks. */
function createPrinter(output: Output): (line: LogLine) => void {
  const english = createWords('en', catalogue)
  return line => {
    const message = output.isJson ? printable(english.describe(messageOfLine(line))) : undefined
    output.answer({ ...line, message }, () => printable(describeLine(line, output.words)))
  }
}

/** `14:01:07.250 dhcp   52:54:00:12:34:56  Offered 10.99.0.100`. */
export function describeLine(line: LogLine, words: Words): string {
  const time = timeOfDay(new Date(line.atMs))
  const fraction = String(line.atMs % 1000).padStart(3, '0')
  const level = line.level === 'info' ? '' : `${line.level}: `
  return `${time}.${fraction} ${line.part.padEnd(5)} ${line.mac ?? ''.padEnd(17)}  ${level}${words.describe(messageOfLine(line))}`
}
