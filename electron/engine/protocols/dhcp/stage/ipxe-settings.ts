import { isIpxe } from '../client-facts.ts'
import type { Stage } from '../exchange.ts'
import { EtherbootSubOption, OptionCode } from '../option-code.ts'

const NO_PROXY = Uint8Array.of(EtherbootSubOption.NoProxyDhcp, 1, 1)

/** iPXE waits two seconds for a proxyDHCP server unless it is told that none will come. Only a full server may say so. */
export const setIpxeSettings: Stage = ({ facts, reply }) => {
  if (isIpxe(facts)) reply.options.set(OptionCode.Etherboot, NO_PROXY)
  return 'next'
}
