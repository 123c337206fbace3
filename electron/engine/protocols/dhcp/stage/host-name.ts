import type { MacAddress } from '#contract/address.ts'
import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'
import { encodeText } from '../value/text.ts'

/** RFC 1123 §2.1: what may be a host's name, one label of it or several. */
const HOST_NAME = /^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i

/** Option 12: the name that the user gave this machine, where it can be one. Installers take it for their own. */
export function setHostName(needs: { nameOf: (mac: MacAddress) => string | null }): Stage {
  return ({ address, mac, reply }) => {
    const name = address && needs.nameOf(mac)
    if (name && HOST_NAME.test(name)) reply.options.set(OptionCode.HostName, encodeText(name))
    return 'next'
  }
}
