import type { MenuLanguage, MenuScreen } from '#contract/menu.ts'
import type { Handlers, Method } from '#contract/methods.ts'
import type { Publish } from '../../base/push-hub.ts'
import { describeGrubMakers } from './program/grub-image.ts'
import type { OwnLoaders } from './program/own-loaders.ts'
import { createOwnScriptHandlers } from './program/own-script.ts'
import { checkMenuText } from './check/check-entry.ts'
import type { MenuEditor } from './menu/menu-editor.ts'
import { readMenu } from './menu/read/read-menu.ts'
import type { MenuReader } from './menu/menu-preview.ts'
import type { BootProgramSupply } from './program/boot-program-supply.ts'

export type BootHandlers = Pick<
  Handlers,
  Extract<Method, `menu.${string}` | `bootFiles.${string}` | `ownScripts.${string}`>
>

/** The API methods for the menu, the boot programs and the user's own scripts. */
export function bootHandlers(needs: {
  readonly menu: MenuEditor
  readonly renderMenu: (language: MenuLanguage, reader: MenuReader) => { text: string; screen: MenuScreen }
  readonly supply: BootProgramSupply
  readonly ownLoaders: OwnLoaders
  /** The folder of the user's own boot programs. */
  readonly ownPrograms: string
  readonly shippedPrograms: string
  readonly publish: Publish
}): BootHandlers {
  const { menu, supply, ownLoaders, ownPrograms, shippedPrograms, publish } = needs
  return {
    'menu.show': async () => menu.show(),
    'menu.set': async change => menu.set(change),
    'menu.arrange': async ({ nodes }) => menu.arrange(nodes),
    'menu.read': async ({ text }) => readMenu(text),
    'menu.check': ({ language, text }) => checkMenuText(language, text),
    'menu.render': async ({ language, mac = null, arch = null }) => needs.renderMenu(language, { mac, arch }),
    'bootFiles.list': () => supply.programs.list(),
    'bootFiles.fetch': () => supply.fetch(),
    'bootFiles.grubMakers': () => describeGrubMakers({ ownPrograms, shippedPrograms }),
    'bootFiles.removeMade': ({ name }) => ownLoaders.removeMade(name),
    'bootFiles.makeGrub': request => ownLoaders.makeGrub(request),
    'bootFiles.makeIpxe': request => ownLoaders.makeIpxe(request),
    ...createOwnScriptHandlers({ ownPrograms, publish, onSet: supply.programs.refresh }),
  }
}
