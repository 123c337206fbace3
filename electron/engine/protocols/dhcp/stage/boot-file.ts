import type { ChooseBoot } from '../boot-choice.ts'
import { isHttpBootClient } from '../client-facts.ts'
import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'
import { encodeText } from '../value/text.ts'

/**
 * What to boot and from where, each said twice: EDK2 prefers options 66 and 67, iPXE the header, and shim, GRUB and
 * NetBSD read the header only. An HTTP Boot client can do nothing with a TFTP name and is not given one.
 */
export function setBootFile(needs: { chooseBoot: ChooseBoot }): Stage {
  return exchange => {
    const { facts, reply } = exchange
    if (exchange.choice === undefined) exchange.choice = needs.chooseBoot(facts)
    if (exchange.choice && isHttpBootClient(facts) && !/^https?:/.test(exchange.choice.file))
      exchange.choice = null
    if (!exchange.choice) return 'next'
    const { file, nextServer, rootPath } = exchange.choice
    reply.siaddr = nextServer
    reply.file = file
    reply.options.set(OptionCode.TftpServerName, encodeText(nextServer))
    reply.options.set(OptionCode.BootfileName, encodeText(file))
    if (rootPath !== null) reply.options.set(OptionCode.RootPath, encodeText(rootPath))
    return 'next'
  }
}
