import type { Words } from '#words/describe.ts'
import type { Command } from 'commander'
import type { LogLine } from '#contract/log-line.ts'
import { messageOfLine } from '#words/log-line.ts'
import { english, printable, timeOfDay, type Output } from '../output.ts'
import type { Session } from '../session.ts'
import { command, inSession, type CommonOptions } from './command.ts'

/** `slipway log [--follow]`. */
export function addLogCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'log', text('cli.log'))
      .option('--follow', text('cli.log.follow'))
      .action((options: CommonOptions & { follow?: boolean }) =>
        inSession(words, options, async (session, output) => {
          const seen = await printPast(session, output)
          if (options.follow) await follow(session, output, seen)
        }),
      ),
  )
}

async function printPast(session: Session, output: Output): Promise<number> {
  let last = 0
  for (const line of await session.call('log.list', { limit: 1000 })) {
    print(line, output)
    last = line.seq
  }
  return last
}

function follow(session: Session, output: Output, seen: number): Promise<void> {
  if (!session.isRemote) output.note(output.words.text('cli.log.no-server'))
  return new Promise(resolve => {
    if (!session.isRemote) return resolve()
    const unsubscribe = session.subscribe(push => {
      if (push.name === 'log.written' && push.payload.seq > seen) print(push.payload, output)
    }, resolve)
    process.once('SIGINT', () => {
      unsubscribe()
      resolve()
    })
  })
}

function print(line: LogLine, output: Output): void {
  output.answer({ ...line, message: english.describe(messageOfLine(line)) }, () =>
    printable(describeLine(line, output.words)),
  )
}

/** `14:01:07.250 dhcp   52:54:00:12:34:56  Offered 10.99.0.100`. */
export function describeLine(line: LogLine, words: Words): string {
  const time = timeOfDay(new Date(line.atMs))
  const fraction = String(line.atMs % 1000).padStart(3, '0')
  const level = line.level === 'info' ? '' : `${words.text(`cli.log.level.${line.level}`)}: `
  return `${time}.${fraction} ${line.part.padEnd(5)} ${line.mac ?? ''.padEnd(17)}  ${level}${words.describe(messageOfLine(line))}`
}
