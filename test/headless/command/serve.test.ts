import { Command } from 'commander'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { english } from '../../../electron/headless/output.ts'
import { addServeCommand } from '../../../electron/headless/command/serve.ts'

it.each([['--range 10.0.0.1-10.0.0.9'], ['--dhcp proxy'], ['--http-port 81']])(
  'reports that %s needs a card, before anything is opened',
  async options => {
    const program = new Command().exitOverride()
    addServeCommand(program, english)
    await expect(
      program.parseAsync(['node', 'slipway', 'serve', ...options.split(' ')]),
    ).rejects.toMatchObject({
      exitCode: 2,
      message: english.text('cli.usage.needs-nic', { option: options.split(' ')[0]! }),
    })
  },
)

it.each(['0.0.0.0:0', '192.0.2.1:8480', '[::]:8480', 'my-host:8480'])(
  'refuses connections from the network without a password: --ui %s',
  async ui => {
    const program = new Command().exitOverride()
    addServeCommand(program, english)
    const data = temporaryFolder()
    await expect(
      program.parseAsync(['node', 'slipway', 'serve', '--data', data, '--ui', ui]),
    ).rejects.toMatchObject({ code: 'password-needed' })
  },
)
