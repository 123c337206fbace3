import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, MenuLanguage } from '#contract/menu.ts'
import type { ServingState } from '#contract/network.ts'
import { parseIpv4 } from '#contract/address.ts'
import { renderGrubMenu } from './grub.ts'
import { renderIpxeMenu } from './ipxe.ts'
import { startOf } from './machine-start.ts'
import type { MenuContext } from './menu-context.ts'
import { renderPxelinuxMenu } from './pxelinux.ts'

/** Shown in the text while nothing is served: a documentation address (RFC 5737), so that nobody mistakes it for ours. */
const PREVIEW = { address: parseIpv4('192.0.2.1')!, httpPort: 8080 }

/** The menu's text as a loader would get it now, for people to read. */
export function createMenuRenderer(needs: {
  menu: () => BootMenu
  machineOf: (mac: MacAddress) => Machine | null
  hasProgram: (name: string) => boolean
  serving: () => ServingState
}): (language: MenuLanguage, mac: MacAddress | null) => string {
  return (language, mac) => {
    const state = needs.serving()
    const where = state.state === 'serving' ? { address: state.address, httpPort: state.httpPort } : PREVIEW
    const start = startOf(needs.menu(), mac && needs.machineOf(mac))
    const clientArch = (mac && needs.machineOf(mac)?.arch) ?? null
    const { hasProgram } = needs
    const context = (transport: MenuContext['transport']): MenuContext => ({
      ...where,
      mac,
      transport,
      clientArch,
      hasProgram,
    })
    switch (language) {
      case 'ipxe':
        return renderIpxeMenu(start.menu, context('http'))
      case 'grub':
        return renderGrubMenu(start.menu, context('tftp'), start)
      case 'pxelinux':
        return renderPxelinuxMenu(start.menu, context('tftp'), {
          hasMenuModule: needs.hasProgram('menu.c32'),
          start,
        })
    }
  }
}
