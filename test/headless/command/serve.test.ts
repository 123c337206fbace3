import { Command } from 'commander'
import { expect, it } from 'vitest'
import { addServeCommand } from '../../../electron/headless/command/serve.ts'

it.each([['--range 10.0.0.1-10.0.0.9'], ['--dhcp proxy'], ['--http-port 81']])(
  'says that %s goes with a card, before anything is opened',
  async options => {
    const program = new Command().exitOverride()
    addServeCommand(program)
    const written: string[] = []
    for (const one of program.commands) one.configureOutput({ writeErr: text => written.push(text) })
    await expect(
      program.parseAsync(['node', 'slipway', 'serve', ...options.split(' ')]),
    ).rejects.toMatchObject({
      exitCode: 2,
    })
    expect(written.join('')).toContain('goes with --nic')
  },
)
