import type { MacAddress } from '#contract/address.ts'
import type { Push } from '#contract/events.ts'
import type { Handlers } from '#contract/methods.ts'
import type { OwnScriptMethods } from '#contract/own-script.ts'
import { ownScriptName } from '#engine/features/boot/program/own-script.ts'
import { findIpxeProblems } from '#engine/features/boot/check/check-ipxe.ts'

/** Own iPXE scripts in memory, with the real check. */
export function fakeScripts(
  state: { scripts?: ReadonlyMap<MacAddress | null, string> },
  needs: { push: (push: Push) => void; note: (method: string, input: unknown) => void },
): Pick<Handlers, keyof OwnScriptMethods> {
  const scripts = new Map(state.scripts)
  return {
    'ownScripts.list': async () => [...scripts.keys()].map(mac => ({ mac, name: ownScriptName(mac) })),
    'ownScripts.show': async ({ mac = null }) => ({
      ...{ mac, name: ownScriptName(mac), text: scripts.get(mac) ?? null },
    }),
    'ownScripts.check': async ({ text }) => ({ problems: findIpxeProblems(text) }),
    async 'ownScripts.set'(input) {
      needs.note('ownScripts.set', input)
      const { mac = null, text } = input
      const name = ownScriptName(mac)
      if (text === null) scripts.delete(mac)
      else scripts.set(mac, text)
      needs.push({ name: 'ownScript.changed', payload: { mac, name, isThere: text !== null } })
      return { name }
    },
  }
}
