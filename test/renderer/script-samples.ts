import type { MacAddress } from '#contract/address.ts'
import { machines } from './machine-samples.ts'

const ALL = `#!ipxe
# The rack boots from its own server, everything else gets the menu.
:start
isset \${next-server} && ping --count 1 \${next-server} || goto menu
iseq \${manufacturer} Supermicro && chain http://10.0.0.9/rack.ipxe ||
:menu
chain \${menu-url}
`
const ONE = `#!ipxe
kernel http://10.0.0.9/talos/vmlinuz talos.platform=metal \\
  console=ttyS0 console=tty0 || goto failed
initrd http://10.0.0.9/talos/initramfs.xz || goto failed
boot
:failed
chain \${menu-url}
`

/** One for all machines, one for the first. */
export const ownScripts: ReadonlyMap<MacAddress | null, string> = new Map([
  [null, ALL],
  [machines[0]!.mac, ONE],
])
