import { parseMac, type MacAddress } from '#contract/address.ts'
import { renderIpxeBody } from '../menu/ipxe-custom.ts'
import type { Machine } from '#contract/machine.ts'
import { renderIpxeEntry } from '../menu/ipxe-entry.ts'
import { renderIpxeBootstrap, renderIpxeMenu, renderIpxeStart } from '../menu/ipxe.ts'
import { oneLine } from '../menu/kernel-line.ts'
import { startOf } from '../menu/machine-start.ts'
import { isStartable } from '../menu/menu-tree.ts'
import { menuServed } from './menu-served.ts'
import { decodeMemoryModules } from '../memory-modules.ts'
import { decodeSerialNumber } from './serial-number.ts'
import { ownScriptOf, renderOwnScript } from './own-ipxe-script.ts'
import { contextFor, script, skippedAnswers, type ServedFile, type ServedFileRule } from './served-file.ts'

/** Current EFI builds of iPXE ask for it beside themselves and at the root, before anything else. */
export const autoexecRule: ServedFileRule = (path, client, needs) =>
  /(^|\/)(autoexec|boot|menu)\.ipxe$/.test(path)
    ? script(renderIpxeBootstrap(contextFor(needs, client)))
    : null

/**
 * `ipxe/MAC`: what this machine shall do; `ipxe/MAC/menu`: its menu; `ipxe/MAC/entry/ID`: one entry, which may end in
 * `/body`, the user's own words, or `/memory/MB` with what iPXE counted (its `memsize` setting, in builds with MEMMAP_SETTINGS only),
 * `/serial/HEX` and `/modules/HEX-HEX-…` with what the firmware says.
 */
export const ipxeScriptRule: ServedFileRule = (path, client, needs) => {
  const match =
    /^ipxe\/([^/]+)(?:\/(menu)|\/entry\/([^/]+)(?:\/(body)|\/memory(?:\/(\d{1,9}))?(?:\/serial(?:\/([0-9a-f]{1,512}))?)?(?:\/modules\/([0-9a-f-]{8,64}))?)?)?$/.exec(
      path,
    )
  const mac = match?.[1] === undefined ? null : parseMac(match[1])
  if (!match || !mac) return null
  const context = contextFor(needs, client, mac)
  const entryId = match[3]
  if (entryId !== undefined) return entryScript(entryId, mac)
  const asksForMenu = match[2] !== undefined
  const start = startOf(needs.menu(), asksForMenu ? needs.machineOf(mac) : onItsWay(mac))
  if (start.item && !asksForMenu) return script(renderIpxeStart(start.item.id, context), [], mac)
  const hasOwn = !asksForMenu && ownScriptOf(mac, needs.hasProgram) !== null
  if (hasOwn) return script(renderOwnScript(context), [], mac)
  return script(renderIpxeMenu(start.menu, context), menuServed('ipxe', { ...start, item: null }), mac)

  /** A machine that chose its own disk a moment ago, and whose firmware came to us once more on its way there. */
  function onItsWay(whose: MacAddress): Pick<Machine, 'entry' | 'next' | 'isOnceSpent'> | null {
    const machine = needs.machineOf(whose)
    if (!needs.takeOwnDisk?.(whose)) return machine
    return { entry: null, isOnceSpent: false, ...machine, next: 'local' }
  }

  function entryScript(id: string, whose: MacAddress): ServedFile | null {
    const item = needs.menu().items.find(one => one.id === id)
    if (!item || !isStartable(item)) return null
    if (match?.[4] !== undefined) {
      const body = item.kind === 'custom' ? renderIpxeBody(item) : null
      return body === null ? null : script(body, [], whose)
    }
    const memoryMegabytes =
      match?.[5] === undefined ? decodeMemoryModules(match?.[7] ?? '') : Number(match[5])
    const needed = item.kind === 'target' ? item.target.ramMegabytes : null
    const serial = decodeSerialNumber(match?.[6] ?? '')
    const reader = { ...client, serial }
    const told = {
      ...(serial !== null && { serial }),
      ...(memoryMegabytes !== null && { memoryMegabytes }),
      ...(needed !== null && { neededMegabytes: needed }),
    }
    const skipped = skippedAnswers(needs, reader, { item, mac: whose })
    return script(
      renderIpxeEntry(item, contextFor(needs, reader, whose), memoryMegabytes),
      [{ kind: 'entry.chosen', entry: item.id, title: oneLine(item.title), ...told }, ...skipped],
      whose,
    )
  }
}
