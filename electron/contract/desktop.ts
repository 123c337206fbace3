/** What the desktop app remembers for its user; without meaning to a server without a window. */
export interface DesktopPreferences {
  /** When the window is closed while serving. `ask` until someone answered. */
  readonly closeWhileServing: 'ask' | 'background' | 'quit'
  /** Whether to look once a week for a newer version, which is then told of and never installed. Null: no one was asked. */
  readonly looksForUpdates: boolean | null
}

export type DesktopPreferencesChange = {
  readonly [K in keyof DesktopPreferences]?: DesktopPreferences[K] | undefined
}

/** Its requests: name -> input, output. */
export interface DesktopMethods {
  'desktop.show': { input: null; output: DesktopPreferences }
  'desktop.set': { input: DesktopPreferencesChange; output: DesktopPreferences }
}
