import { parseMac, type MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Machine } from '#contract/machine.ts'
import type { MenuLanguage } from '#contract/menu.ts'
import { renderGrubMenu } from '../menu/grub.ts'
import { renderIpxeBody, renderIpxeEntry } from '../menu/ipxe-entry.ts'
import { renderIpxeBootstrap, renderIpxeMenu, renderIpxeStart, renderOwnScript } from '../menu/ipxe.ts'
import { oneLine } from '../menu/kernel-line.ts'
import { startOf, isStartable, type MachineStart } from '../menu/menu-tree.ts'
import { renderPxelinuxMenu } from '../menu/pxelinux.ts'
import { ownScriptOf } from '../program/own-script.ts'
import { decodeMemoryModules, decodeSerialNumber } from '../smbios.ts'
import {
  contextFor,
  machineFor,
  script,
  skippedAnswers,
  type ServedFile,
  type ServedFileRule,
} from './served-file.ts'

/** Current EFI builds of iPXE first ask for this file, in their own folder and at the root. */
export const autoexecRule: ServedFileRule = (path, client, needs) =>
  /(^|\/)(autoexec|boot|menu)\.ipxe$/.test(path)
    ? script(renderIpxeBootstrap(contextFor(needs, client)))
    : null

/**
 * `ipxe/MAC`: what this machine shall do; `ipxe/MAC/TICKET/menu`: its menu; `ipxe/MAC/TICKET/entry/ID`: one entry, which may end in
 * `/body`, the user's own words, or `/memory/MB` with what iPXE counted (its `memsize` setting, in builds with MEMMAP_SETTINGS only),
 * `/serial/HEX` and `/modules/HEX-HEX-…` with what the firmware says.
 */
export const ipxeScriptRule: ServedFileRule = (path, asker, needs) => {
  const match =
    /^ipxe\/([^/]+)(?:\/([\w-]{24,64}))?(?:\/(menu)|\/entry\/([^/]+)(?:\/(body)|\/memory(?:\/(\d{1,9}))?(?:\/serial(?:\/([0-9a-f]{1,512}))?)?(?:\/modules\/([0-9a-f-]{8,64}))?)?)?$/.exec(
      path,
    )
  const mac = match?.[1] === undefined ? null : parseMac(match[1])
  if (!match || !mac) return null
  const owner = match[2] === undefined ? null : (needs.tickets?.machineOf(match[2]) ?? null)
  // With the ticket of this boot the request is the machine's own, wherever it comes from.
  const client = owner === mac ? { ...asker, mac, provenMac: mac } : asker
  const context = contextFor(needs, client, mac)
  const entryId = match[4]
  if (entryId !== undefined) return entryScript(entryId, mac)
  const asksForMenu = match[3] !== undefined
  const start = startOf(needs.menu(), asksForMenu ? machineFor(needs, client, mac) : onItsWay(mac))
  if (start.item && !asksForMenu) return script(renderIpxeStart(start.item.id, context), [], owner)
  const hasOwn = !asksForMenu && ownScriptOf(mac, needs.hasProgram) !== null
  if (hasOwn) return script(renderOwnScript(context), [], owner)
  return script(renderIpxeMenu(start.menu, context), menuServed('ipxe', { ...start, item: null }), owner)

  /** A machine that chose its own disk a moment ago, and whose firmware came to us again on its way there. */
  function onItsWay(whose: MacAddress): Pick<Machine, 'entry' | 'next' | 'isOnceSpent'> | null {
    const machine = machineFor(needs, client, mac)
    if (client.provenMac !== whose || !needs.takeOwnDisk?.(whose)) return machine
    return { entry: null, isOnceSpent: false, ...machine, next: 'local' }
  }

  function entryScript(id: string, readerMac: MacAddress): ServedFile | null {
    const item = needs.menu().items.find(one => one.id === id)
    if (!item || !isStartable(item)) return null
    if (match?.[5] !== undefined) {
      const body = item.kind === 'custom' ? renderIpxeBody(item) : null
      return body === null ? null : script(body, [], owner)
    }
    const memoryMegabytes =
      match?.[6] === undefined ? decodeMemoryModules(match?.[8] ?? '') : Number(match[6])
    const needed = item.kind === 'target' ? item.target.ramMegabytes : null
    const serial = decodeSerialNumber(match?.[7] ?? '')
    const isOwn = owner === readerMac
    const reader = { ...client, serial: isOwn ? serial : null }
    const reported = {
      ...(serial !== null && { serial }),
      ...(memoryMegabytes !== null && { memoryMegabytes }),
      ...(needed !== null && { neededMegabytes: needed }),
    }
    const chosen = { kind: 'entry.chosen', entry: item.id, title: oneLine(item.title), ...reported } as const
    return script(
      renderIpxeEntry(item, contextFor(needs, reader, readerMac), memoryMegabytes),
      // A path can be guessed, and what is chosen counts: it uses up a "once".
      isOwn ? [chosen, ...skippedAnswers(needs, reader, { item, mac: readerMac })] : [],
      owner,
    )
  }
}

/**
 * `pxelinux.cfg/…` in any folder. PXELINUX asks by UUID first, then by `01-` and MAC, then by ever shorter addresses,
 * then for `default`. Slipway already knows the machine, so the first request gets the answer.
 */
export const pxelinuxConfigRule: ServedFileRule = (path, client, needs) => {
  const name = /(?:^|\/)pxelinux\.cfg\/([0-9A-Fa-f-]+|default)$/i.exec(path)?.[1]
  if (name === undefined) return null
  const named = /^[0-9a-f]{2}-(.{17})$/i.exec(name)?.[1]
  const mac = (named === undefined ? null : parseMac(named)) ?? client.mac
  const start = startOf(needs.menu(), machineFor(needs, client, mac))
  const text = renderPxelinuxMenu(start.menu, contextFor(needs, client, mac), {
    hasMenuModule: needs.hasProgram('menu.c32'),
    start,
  })
  const skipped = skippedAnswers(needs, client, { item: start.item, mac })
  return script(text, [...menuServed('pxelinux', start), ...skipped])
}

/**
 * `grub.cfg` and `grub.cfg-SUFFIX` in any folder: every vendor builds another prefix into GRUB (`/grub`,
 * `/EFI/debian`, `/boot/grub`…), and the suffix is the machine's MAC, UUID or address.
 */
export const grubConfigRule: ServedFileRule = (path, client, needs) => {
  const [match, suffix = ''] = /(?:^|\/)grub\.cfg(-[0-9a-f-]+)?$/i.exec(path) ?? []
  if (match === undefined) return null
  // `01` is the hardware type of Ethernet (RFC 1700); the machine's MAC follows.
  const [, named] = /^-[0-9a-f]{2}-((?:[0-9a-f]{2}-){5}[0-9a-f]{2})$/i.exec(suffix) ?? []
  const mac = (named === undefined ? null : parseMac(named)) ?? client.mac
  const set = startOf(needs.menu(), machineFor(needs, client, mac))
  const isOwn = mac !== null && mac === client.provenMac
  const pending = isOwn ? (needs.takePendingEntry?.(mac) ?? needs.secureBoot?.takeChosen(mac)) : null
  const item = set.menu.items.find(one => one.id === pending) ?? set.item
  const start = { ...set, item }
  return script(renderGrubMenu(start.menu, contextFor(needs, client, mac), start), [
    ...menuServed('grub', start),
    ...skippedAnswers(needs, client, { item, mac }),
  ])
}

/** The fact that a menu was served; none if the machine goes straight to an entry without a menu. */
function menuServed(language: MenuLanguage, start: MachineStart): readonly BootFact[] {
  if (start.item) return []
  const { items, defaultId, timeoutSeconds } = start.menu
  return [{ kind: 'menu.served', language, timeoutSeconds, defaultId, entryCount: items.length }]
}
