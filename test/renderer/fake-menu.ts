import type { BootMenu, MenuLanguage } from '#contract/menu.ts'
import type { Handlers, Method } from '#contract/methods.ts'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { checkBody } from '#engine/features/boot/check/check-entry.ts'
import { readMenu } from '#engine/features/boot/menu/read/read-menu.ts'
import { createMenuRenderer, type MenuReader } from '#engine/features/boot/menu/menu-preview.ts'
import type { FakeNeeds, FakeState } from './fake-engine.ts'

/** The real menu of the images of a test. */
export function fakeMenu(
  state: FakeState,
  { push, note }: FakeNeeds,
): Pick<Handlers, Extract<Method, `menu.${string}`>> {
  return {
    'menu.show': async () => menuOf(state),
    async 'menu.set'(input) {
      note('menu.set', input)
      state.menuChoice = {
        defaultId: input.defaultId ?? state.menuChoice.defaultId,
        timeoutSeconds: input.timeoutSeconds ?? state.menuChoice.timeoutSeconds,
      }
      push({ name: 'menu.changed', payload: menuOf(state) })
      return menuOf(state)
    },
    async 'menu.arrange'(input) {
      note('menu.arrange', input)
      state.menuLayout = input.nodes?.map(node => ({ ...node, seenTitle: null })) ?? null
      push({ name: 'menu.changed', payload: menuOf(state) })
      return menuOf(state)
    },
    'menu.read': async ({ text }) => readMenu(text),
    'menu.check': async ({ language, text }) => ({
      problems: checkBody(language, text),
      checkedBy: 'slipway',
    }),
    'menu.render': async ({ language, mac = null, arch = null }) => renderOf(state, language, { mac, arch }),
  }
}

export function menuOf(state: FakeState): BootMenu {
  return buildMenu(state.images, { ...state.menuChoice, layout: state.menuLayout ?? null })
}

/** As a machine gets it from a laptop that serves. */
function renderOf(state: FakeState, language: MenuLanguage, reader: MenuReader) {
  return createMenuRenderer({
    menu: () => menuOf(state),
    machineOf: mac => state.machines.find(machine => machine.mac === mac) ?? null,
    hasProgram: name => state.bootFiles.some(file => file.name === name),
    serving: () => state.serving,
  })(language, reader)
}
