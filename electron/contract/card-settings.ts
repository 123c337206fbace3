import type { ServeRequest } from './network.ts'

/** The settings of a card, unless a request says otherwise; the page and the command line share them. */
export type CardSettings = Omit<ServeRequest, 'nic'>

/** `card` is the card's MAC address, because names change; its name if it has no MAC address. */
export interface KeptCardSettings {
  readonly card: string
  readonly settings: CardSettings
}

/** Requests for the settings of cards: name -> input, output. */
export interface CardSettingsMethods {
  'settings.cards': { input: null; output: readonly KeptCardSettings[] }
  /**
   * Replaces the stored settings. `server`, serving alongside another DHCP server, applies once and is stored as
   * `auto`.
   */
  'settings.setCard': { input: KeptCardSettings; output: KeptCardSettings }
}
