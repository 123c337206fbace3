import type { MacAddress } from '#contract/address.ts'
import type { ClientArch, Machine } from '#contract/machine.ts'
import type { BootMenu, MenuLanguage, MenuScreen } from '#contract/menu.ts'
import type { ServingState } from '#contract/network.ts'
import { parseIpv4 } from '#contract/address.ts'
import { renderGrubMenu } from './grub.ts'
import { renderIpxeMenu } from './ipxe.ts'
import { startOf } from './machine-start.ts'
import type { MenuContext } from './menu-context.ts'
import { renderPxelinuxMenu } from './pxelinux.ts'
import { drawMenuScreen } from './screen.ts'

/** Shown in the text while nothing is served: a documentation address (RFC 5737), so that nobody mistakes it for ours. */
const PREVIEW = { address: parseIpv4('192.0.2.1')!, httpPort: 8080 }

/** Whose menu is wanted: a machine's, or that of any machine of a kind. */
export interface MenuReader {
  readonly mac: MacAddress | null
  readonly arch: ClientArch | null
}

/** The menu as a loader would get and show it now, for people to look at. */
export function createMenuRenderer(needs: {
  menu: () => BootMenu
  machineOf: (mac: MacAddress) => Machine | null
  hasProgram: (name: string) => boolean
  serving: () => ServingState
}): (language: MenuLanguage, reader: MenuReader) => { readonly text: string; readonly screen: MenuScreen } {
  return (language, { mac, arch }) => {
    const state = needs.serving()
    const where = state.state === 'serving' ? { address: state.address, httpPort: state.httpPort } : PREVIEW
    const start = startOf(needs.menu(), mac && needs.machineOf(mac))
    const clientArch = arch ?? (mac && needs.machineOf(mac)?.arch) ?? null
    const { hasProgram } = needs
    const context = (transport: MenuContext['transport']): MenuContext => ({
      ...where,
      mac,
      transport,
      clientArch,
      hasProgram,
    })
    const screen = drawMenuScreen(start.menu, language, context(language === 'ipxe' ? 'http' : 'tftp'))
    return { text: write(), screen }

    function write(): string {
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
}
