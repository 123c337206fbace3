import type { Command } from 'commander'
import { SlipwayError } from '#contract/errors.ts'
import { connectControl } from '#engine/control/control-client.ts'
import { appPaths } from '../app-paths.ts'
import { createOutput } from '../output.ts'
import { command, type CommonOptions } from './command.ts'

/** `slipway link`: a new link to the page of the server that runs. */
export function addLinkCommand(program: Command): void {
  program.addCommand(
    command('link', 'a new link to the page, for one more browser').action(async (options: CommonOptions) => {
      const remote = await connectControl(appPaths(options.data).data)
      if (!remote)
        throw new SlipwayError('server-unreachable', { detail: 'No Slipway serves on this data folder' })
      const { url } = await remote.call('page.link', null)
      if (url === null)
        throw new SlipwayError('server-unreachable', { detail: 'It has no page for browsers' })
      createOutput(options.json === true).answer({ url }, () => url)
    }),
  )
}
