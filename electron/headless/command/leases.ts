import type { Words } from '#words/describe.ts'
import type { Command } from 'commander'
import { formatTime, heads, table } from '../output.ts'
import { command, inSession, type CommonOptions } from './command.ts'

/** `slipway leases`. */
export function addLeasesCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'leases', text('cli.leases')).action((options: CommonOptions) =>
      inSession(words, options, async (session, output) => {
        const leases = await session.call('leases.list', null)
        const nowMs = Date.now()
        output.answer(leases, () =>
          leases.length === 0
            ? text('cli.leases.none')
            : table(
                heads(words, 'address', 'mac', 'hostName', 'ends'),
                leases.map(lease => [
                  lease.ip,
                  lease.mac,
                  lease.hostname ?? '',
                  lease.expiresAtMs <= nowMs ? text('cli.leases.expired') : formatTime(lease.expiresAtMs),
                ]),
              ),
        )
      }),
    ),
  )
}
