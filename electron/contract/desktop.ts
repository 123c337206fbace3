/** Preferences of the desktop app; the headless server does not use them. */
export interface DesktopPreferences {
  /** What closing the window does while serving. `ask` until the user has answered. */
  readonly closeWhileServing: 'ask' | 'background' | 'quit'
  /**
   * Whether to look once a week for a newer version. Slipway shows a notice and never installs it. Null: the user has
   * not been asked.
   */
  readonly looksForUpdates: boolean | null
}

export type DesktopPreferencesChange = {
  readonly [K in keyof DesktopPreferences]?: DesktopPreferences[K] | undefined
}

/** Requests of the desktop app: name -> input, output. */
export interface DesktopMethods {
  'desktop.show': { input: null; output: DesktopPreferences }
  'desktop.set': { input: DesktopPreferencesChange; output: DesktopPreferences }
}
