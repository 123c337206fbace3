import { parseMac } from '#contract/address.ts'
import { startOf } from '../menu/machine-start.ts'
import { renderPxelinuxMenu } from '../menu/pxelinux.ts'
import { menuServed } from './menu-served.ts'
import { contextFor, script, skippedAnswers, type ServedFileRule } from './served-file.ts'

/**
 * `pxelinux.cfg/…` in any folder. PXELINUX asks by UUID first, then by `01-` and MAC, then by ever shorter
 * addresses, then `default`; whoever asks is known already, so the first question gets the answer.
 */
export const pxelinuxConfigRule: ServedFileRule = (path, client, needs) => {
  const name = /(?:^|\/)pxelinux\.cfg\/([0-9A-Fa-f-]+|default)$/i.exec(path)?.[1]
  if (name === undefined) return null
  const named = /^[0-9a-f]{2}-(.{17})$/i.exec(name)?.[1]
  const mac = (named === undefined ? null : parseMac(named)) ?? client.mac
  const start = startOf(needs.menu(), mac && needs.machineOf(mac))
  const text = renderPxelinuxMenu(start.menu, contextFor(needs, client, mac), {
    hasMenuModule: needs.hasProgram('menu.c32'),
    start,
  })
  const skipped = skippedAnswers(needs, client, { item: start.item, mac })
  return script(text, [...menuServed('pxelinux', start), ...skipped], mac)
}
