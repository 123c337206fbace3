import { parseIpv4, type MacAddress } from '#contract/address.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, MenuLanguage, MenuScreen, MenuItem } from '#contract/menu.ts'
import type { ServingState } from '#contract/network.ts'
import { renderGrubMenu } from './grub.ts'
import { renderIpxeMenu } from './ipxe.ts'
import { oneLine } from './kernel-line.ts'
import type { MenuContext } from './menu-context.ts'
import { startOf, childrenOf, pathTo, shownMenu } from './menu-tree.ts'
import { itemObstacle } from './obstacle.ts'
import { renderPxelinuxMenu } from './pxelinux.ts'

/**
 * Used in the preview while nothing is served: a documentation address (RFC 5737), so that no one takes it for a real
 * one.
 */
const PREVIEW = { address: parseIpv4('192.0.2.1')!, httpPort: 8080 }

/** Whose menu to preview: one machine's, or that of any machine of a kind. */
export interface MenuReader {
  readonly mac: MacAddress | null
  readonly arch: ClientArch | null
}

/** Renders the menu as a loader would get and show it now, for the page. */
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

type Row = MenuScreen['rows'][number]

const COLUMNS = 80
const ROWS = 25

/** What a machine's screen shows while the menu waits: the menu as this loader draws it in text mode. */
export function drawMenuScreen(whole: BootMenu, language: MenuLanguage, context: MenuContext): MenuScreen {
  const menu = shownMenu(whole, language === 'pxelinux' ? 'x86-bios' : context.clientArch)
  const selectedId = [...pathTo(menu.items, menu.defaultId), menu.defaultId][0] ?? ''
  const lines = childrenOf(menu.items, null).map(item => lineOf(item, language, context, selectedId))
  const drawn = DRAW[language](lines, menu.timeoutSeconds)
  const rows = Array.from({ length: ROWS }, (_, index) => drawn.get(index) ?? plain(''))
  return { rows: rows.map(row => ({ ...row, text: fit(row.text, COLUMNS) })) }
}

function lineOf(item: MenuItem, language: MenuLanguage, context: MenuContext, selectedId: string): Row {
  const obstacle = itemObstacle(item, context, language)
  const text = oneLine(obstacle ? `${item.title} (${obstacle})` : item.title)
  const look = item.id === selectedId ? 'selected' : obstacle || item.kind === 'separator' ? 'dim' : 'plain'
  return { text: item.kind === 'submenu' && language !== 'grub' ? `${text} ...` : text, look }
}

type Draw = (lines: readonly Row[], timeoutSeconds: number) => ReadonlyMap<number, Row>

const DRAW: Readonly<Record<MenuLanguage, Draw>> = {
  /** Title and items without a frame; the remaining seconds on the selected line (hci/tui/menu_ui.c of iPXE). */
  ipxe(lines, timeoutSeconds) {
    const seconds = timeoutSeconds > 0 ? `(${timeoutSeconds})` : ''
    const inner = COLUMNS - 6
    return numbered([
      [1, { text: centred('Slipway: start from the network', COLUMNS), look: 'title' }],
      ...scrolled(lines, 20).map((row, index): [number, Row] => {
        const end = row.look === 'selected' ? seconds : ''
        return [3 + index, { ...row, text: `   ${fit(row.text, inner - end.length)}${end}   ` }]
      }),
    ])
  },
  /** The box of GRUB's text menu with its three lines of help (grub-core/normal/menu_text.c). */
  grub(lines, timeoutSeconds) {
    const inner = COLUMNS - 4
    const wait = `   The highlighted entry will be executed automatically in ${timeoutSeconds}s.`
    return numbered([
      [1, { text: centred('GNU GRUB  version 2.06', COLUMNS), look: 'title' }],
      [3, plain(` ┌${'─'.repeat(inner)}┐`)],
      ...scrolled(lines, 14, true).map((row, index): [number, Row] => [
        4 + index,
        { ...row, text: ` │${fit(`${row.look === 'selected' ? '*' : ' '}${row.text}`, inner)}│` },
      ]),
      [18, plain(` └${'─'.repeat(inner)}┘`)],
      [20, plain('      Use the ▲ and ▼ keys to select which entry is highlighted.')],
      [21, plain("      Press enter to boot the selected OS, `e' to edit the commands")],
      [22, plain("      before booting or `c' for a command-line.")],
      ...(timeoutSeconds > 0 ? [[23, plain(wait)] as [number, Row]] : []),
    ])
  },
  /** menu.c32 with its default margins (com32/menu/menumain.c). */
  pxelinux(lines, timeoutSeconds) {
    const inner = 58
    const left = ' '.repeat(10)
    const plural = timeoutSeconds === 1 ? 'second' : 'seconds'
    return numbered([
      [0, plain(`${left}┌${'─'.repeat(inner)}┐`)],
      [1, { text: `${left}│${fit(centred('Slipway', inner), inner)}│`, look: 'title' }],
      [2, plain(`${left}├${'─'.repeat(inner)}┤`)],
      ...scrolled(lines, 12, true).map((row, index): [number, Row] => [
        3 + index,
        { ...row, text: `${left}│ ${fit(row.text, inner - 2)} │` },
      ]),
      [15, plain(`${left}└${'─'.repeat(inner)}┘`)],
      [18, plain(centred('Press [Tab] to edit options', COLUMNS))],
      ...(timeoutSeconds > 0
        ? [[20, plain(centred(`Automatic boot in ${timeoutSeconds} ${plural}...`, COLUMNS))] as [number, Row]]
        : []),
    ])
  },
}

/** The part of a long list with the selected line, padded with empty lines if the loader draws a frame. */
function scrolled(lines: readonly Row[], height: number, isFilled = false): readonly Row[] {
  const selected = Math.max(
    0,
    lines.findIndex(line => line.look === 'selected'),
  )
  const first = Math.max(0, Math.min(selected - height + 1, lines.length - height))
  const shown = lines.slice(first, first + height)
  return isFilled ? [...shown, ...Array.from({ length: height - shown.length }, () => plain(''))] : shown
}

const plain = (text: string): Row => ({ text, look: 'plain' })
const numbered = (rows: readonly [number, Row][]): ReadonlyMap<number, Row> => new Map(rows)
const centred = (text: string, width: number): string =>
  `${' '.repeat(Math.max(0, Math.floor((width - text.length) / 2)))}${text}`
const fit = (text: string, width: number): string => [...text].slice(0, width).join('').padEnd(width)
