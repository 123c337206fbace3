/** The words of the settings. */
export const enSettings = {
  settings: {
    title: 'Settings',
    look: 'Appearance',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    language: 'Language',
    languages: { en: 'English', de: 'Deutsch' },
    about: 'About',
    version: 'Version',
    dataFolder: 'Data folder',
    platform: 'System',
    nothingLeaves:
      'Nothing leaves this computer: no telemetry, no remote fonts, and no look for updates that nobody asked for.',
    bootFiles: 'Boot programs',
    bootFilesText:
      'Small programs that machines load first. They come from the packages of your distribution.',
    bootFilesTable: 'Where each boot program came from',
    noBootFiles: 'They are not on this computer yet.',
    bootFile: {
      name: 'Name',
      package: 'Package',
      size: 'Size',
      licence: 'Licence',
      sha: 'SHA-256',
      modules: '{n} modules',
      each: 'one for each',
    },
    shortcuts: 'Keyboard',
    openShortcuts: 'Show shortcuts',
  },
  desktop: {
    title: 'Window and tray',
    whenClosed: 'When the window is closed while serving',
    whenClosedHint:
      'In the background machines go on booting; the icon in the tray stops it and opens the window again.',
    closing: { ask: 'Ask', background: 'Keep serving in the background', quit: 'Stop and quit' },
  },
}
