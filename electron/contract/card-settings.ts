import type { ServeRequest } from './network.ts'

/** How a card is served unless someone says otherwise: for the page and the command line alike. */
export type CardSettings = Omit<ServeRequest, 'nic'>

/** `card` is its MAC address, because names change; its name where it has none. */
export interface KeptCardSettings {
  readonly card: string
  readonly settings: CardSettings
}

/** Its requests: name -> input, output. */
export interface CardSettingsMethods {
  'settings.cards': { input: null; output: readonly KeptCardSettings[] }
  /** What was kept before is forgotten. To serve beside another DHCP server (`server`) is for once and kept as `auto`. */
  'settings.setCard': { input: KeptCardSettings; output: KeptCardSettings }
}
