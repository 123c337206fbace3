import { renderGrubMenu } from '../menu/grub.ts'
import { startOf } from '../menu/machine-start.ts'
import { menuServed } from './menu-served.ts'
import { contextFor, script, type ServedFileRule } from './served-file.ts'

/**
 * `grub.cfg` and `grub.cfg-SOMETHING` in any folder: every vendor builds its own prefix into GRUB (`/grub`,
 * `/EFI/debian`, `/boot/grub`…), and the suffix is the machine's MAC, UUID or address.
 */
export const grubConfigRule: ServedFileRule = (path, client, needs) => {
  if (!/(^|\/)grub\.cfg(-[0-9A-Fa-f-]+)?$/.test(path)) return null
  const set = startOf(needs.menu(), client.mac && needs.machineOf(client.mac))
  const handedOver = client.mac && needs.takeHandedOver?.(client.mac)
  const item = set.menu.items.find(one => one.id === handedOver) ?? set.item
  const start = { ...set, item }
  return script(renderGrubMenu(start.menu, contextFor(needs, client), start), menuServed('grub', start))
}
