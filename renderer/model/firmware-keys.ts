/** Which key opens what while a machine of this manufacturer starts; null if it has no such key. */
export interface FirmwareKeys {
  readonly maker: string
  /** Opens the one-time boot menu. */
  readonly bootMenu: string | null
  readonly setup: string | null
  /** Boots from the network at once. */
  readonly network: string | null
}

/** From the manufacturers' manuals; single models differ. */
export const FIRMWARE_KEYS: readonly FirmwareKeys[] = [
  { maker: 'Acer', bootMenu: 'F12', setup: 'F2', network: null },
  { maker: 'ASRock', bootMenu: 'F11', setup: 'F2, Del', network: null },
  { maker: 'ASUS', bootMenu: 'F8, Esc', setup: 'Del, F2', network: null },
  { maker: 'Beelink, Minisforum', bootMenu: 'F7', setup: 'Del', network: null },
  { maker: 'Dell', bootMenu: 'F12', setup: 'F2', network: null },
  { maker: 'Dell PowerEdge', bootMenu: 'F11', setup: 'F2', network: 'F12' },
  { maker: 'Fujitsu', bootMenu: 'F12', setup: 'F2', network: null },
  { maker: 'Gigabyte', bootMenu: 'F12', setup: 'Del', network: null },
  { maker: 'HP', bootMenu: 'F9, Esc', setup: 'F10', network: 'F12' },
  { maker: 'HPE ProLiant', bootMenu: 'F11', setup: 'F9', network: 'F12' },
  { maker: 'Intel NUC, ASUS NUC', bootMenu: 'F10', setup: 'F2', network: 'F12' },
  { maker: 'Lenovo IdeaPad', bootMenu: 'F12', setup: 'F2', network: null },
  { maker: 'Lenovo ThinkPad, ThinkCentre', bootMenu: 'F12', setup: 'F1', network: null },
  { maker: 'MSI', bootMenu: 'F11', setup: 'Del', network: null },
  { maker: 'Supermicro', bootMenu: 'F11', setup: 'Del', network: 'F12' },
  { maker: 'QEMU, Proxmox VE', bootMenu: 'Esc', setup: 'Esc', network: null },
  { maker: 'VirtualBox', bootMenu: 'F12', setup: null, network: null },
  { maker: 'VMware', bootMenu: 'Esc', setup: 'F2', network: 'F12' },
]

/** Manufacturers whose name contains the search text. */
export function findMakers(written: string): readonly FirmwareKeys[] {
  const wanted = written.trim().toLowerCase()
  return FIRMWARE_KEYS.filter(({ maker }) => maker.toLowerCase().includes(wanted))
}
