import type { Command } from 'commander'
import { formatTime, table } from '../output.ts'
import { command, inSession, type CommonOptions } from './command.ts'

/** `slipway leases`. */
export function addLeasesCommand(program: Command): void {
  program.addCommand(
    command('leases', 'the addresses that were handed out').action((options: CommonOptions) =>
      inSession(options, async (session, output) => {
        const leases = await session.call('leases.list', null)
        const nowMs = Date.now()
        output.answer(leases, () =>
          leases.length === 0
            ? 'No address was handed out yet.'
            : table(
                ['ADDRESS', 'MAC', 'HOST NAME', 'ENDS'],
                leases.map(lease => [
                  lease.ip,
                  lease.mac,
                  lease.hostname ?? '',
                  lease.expiresAtMs <= nowMs ? 'expired' : formatTime(lease.expiresAtMs),
                ]),
              ),
        )
      }),
    ),
  )
}
