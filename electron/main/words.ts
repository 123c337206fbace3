import type { ServingState } from '#contract/network.ts'

/** What the shell itself says, outside of the page: the tray, questions, notices. */
export interface ShellWords {
  readonly serving: (state: ServingState) => string
  readonly open: string
  readonly stop: string
  readonly quit: string
  readonly stopAndQuit: string
  readonly showLog: string
  readonly whenClosed: string
  readonly ask: string
  readonly background: string
  readonly lookForUpdates: string
  readonly newVersion: (version: string) => string
  readonly newVersionText: string
  readonly closeQuestion: (nic: string) => string
  readonly closeDetail: string
  readonly cancel: string
  readonly crashed: string
  readonly crashedDetail: string
  readonly crashedAgain: string
  readonly crashedAgainDetail: string
  readonly openAgain: string
}

const english: ShellWords = {
  serving: state => {
    if (state.state === 'serving')
      return state.problem ? `${state.nic} is gone; waiting for it` : `Serving on ${state.nic}`
    return state.state === 'starting' ? `Starting on ${state.nic}` : 'Not serving'
  },
  open: 'Open Slipway',
  stop: 'Stop serving',
  quit: 'Quit',
  stopAndQuit: 'Stop and quit',
  showLog: 'Show the log file',
  whenClosed: 'When the window is closed while serving',
  ask: 'Ask',
  background: 'Keep serving in the background',
  lookForUpdates: 'Look for a newer version once a week',
  newVersion: version => `Slipway ${version} is there`,
  newVersionText: 'Nothing was downloaded. A click opens its page in the browser.',
  closeQuestion: nic => `Keep serving on ${nic} in the background?`,
  closeDetail:
    'Machines can go on booting while the window is closed; Slipway stays in the tray, and a second start opens the window again. Your answer is remembered; it can be changed in Settings and in the tray.',
  cancel: 'Cancel',
  crashed: 'The window stopped working and was opened again.',
  crashedDetail: 'Serving was not interrupted. The log file holds what is known.',
  crashedAgain: 'The window stops working again and again.',
  crashedAgainDetail: 'Serving goes on without it. The log file holds what is known.',
  openAgain: 'Open again',
}

const german: ShellWords = {
  serving: state => {
    if (state.state === 'serving')
      return state.problem ? `${state.nic} ist weg; es wird darauf gewartet` : `Läuft auf ${state.nic}`
    return state.state === 'starting' ? `Startet auf ${state.nic}` : 'Läuft nicht'
  },
  open: 'Slipway öffnen',
  stop: 'Bereitstellen beenden',
  quit: 'Beenden',
  stopAndQuit: 'Anhalten und beenden',
  showLog: 'Protokolldatei zeigen',
  whenClosed: 'Wenn das Fenster währenddessen geschlossen wird',
  ask: 'Nachfragen',
  background: 'Im Hintergrund weitermachen',
  lookForUpdates: 'Einmal die Woche nach einer neueren Version sehen',
  newVersion: version => `Slipway ${version} ist da`,
  newVersionText: 'Nichts wurde heruntergeladen. Ein Klick öffnet die Seite im Browser.',
  closeQuestion: nic => `Auf ${nic} im Hintergrund weitermachen?`,
  closeDetail:
    'Maschinen können weiter starten, während das Fenster geschlossen ist; Slipway bleibt in der Leiste, und ein zweiter Start öffnet das Fenster wieder. Die Antwort wird gemerkt; in den Einstellungen und in der Leiste lässt sie sich ändern.',
  cancel: 'Abbrechen',
  crashed: 'Das Fenster war abgestürzt und wurde wieder geöffnet.',
  crashedDetail: 'Das Bereitstellen lief weiter. Was bekannt ist, steht in der Protokolldatei.',
  crashedAgain: 'Das Fenster stürzt immer wieder ab.',
  crashedAgainDetail: 'Das Bereitstellen läuft ohne es weiter. Was bekannt ist, steht in der Protokolldatei.',
  openAgain: 'Wieder öffnen',
}

/** The first language of the user that is known; English for all others. */
export function shellWords(languages: readonly string[]): ShellWords {
  for (const language of languages) {
    const known = { en: english, de: german }[language.toLowerCase().split('-')[0] ?? '']
    if (known) return known
  }
  return english
}
