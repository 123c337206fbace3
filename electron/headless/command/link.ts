import type { Words } from '#words/describe.ts'
import type { Command } from 'commander'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import { connectControl } from '#engine/control/control-client.ts'
import { appPaths } from '../app-paths.ts'
import { createOutput } from '../output.ts'
import { command, type CommonOptions } from './command.ts'

/** `slipway link`: a new link to the page of the running server. */
export function addLinkCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'link', text('cli.link')).action(async (options: CommonOptions) => {
      const remote = await connectControl(appPaths(options.data).data)
      if (!remote) throw new SlipwayError('server-unreachable', detail('no-server-here'))
      const { url } = await remote.call('page.link', null)
      if (url === null) throw new SlipwayError('server-unreachable', detail('no-page'))
      createOutput(options.json === true, words).answer({ url }, () => url)
    }),
  )
}
