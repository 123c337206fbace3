import { parseMac } from '#contract/address.ts'
import { renderGrubMenu } from '../menu/grub.ts'
import { startOf } from '../menu/machine-start.ts'
import { menuServed } from './menu-served.ts'
import { contextFor, script, skippedAnswers, type ServedFileRule } from './served-file.ts'

/**
 * `grub.cfg` and `grub.cfg-SOMETHING` in any folder: every vendor builds its own prefix into GRUB (`/grub`,
 * `/EFI/debian`, `/boot/grub`…), and the suffix is the machine's MAC, UUID or address.
 */
export const grubConfigRule: ServedFileRule = (path, client, needs) => {
  const [match, suffix = ''] = /(?:^|\/)grub\.cfg(-[0-9a-f-]+)?$/i.exec(path) ?? []
  if (match === undefined) return null
  // `01` is Ethernet's number (RFC 1700), then the machine's address.
  const [, named] = /^-[0-9a-f]{2}-((?:[0-9a-f]{2}-){5}[0-9a-f]{2})$/i.exec(suffix) ?? []
  const mac = (named === undefined ? null : parseMac(named)) ?? client.mac
  const set = startOf(needs.menu(), mac && needs.machineOf(mac))
  const handedOver = mac && (needs.takeHandedOver?.(mac) ?? needs.secureBoot?.takeChosen(mac))
  const item = set.menu.items.find(one => one.id === handedOver) ?? set.item
  const start = { ...set, item }
  return script(
    renderGrubMenu(start.menu, contextFor(needs, client, mac), start),
    [...menuServed('grub', start), ...skippedAnswers(needs, client, { item, mac })],
    mac,
  )
}
