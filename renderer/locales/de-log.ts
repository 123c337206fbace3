import type { Messages } from './en.ts'

/** Die Wörter des Protokolls. */
export const deLog: Pick<Messages, 'log'> = {
  log: {
    title: 'Protokoll',
    search: 'Suchen',
    searchPlaceholder: 'Text, MAC, Datei',
    level: 'Stufe',
    part: 'Teil',
    levels: { debug: 'Alles', info: 'Hinweise', warning: 'Warnungen', error: 'Fehler' },
    levelName: { debug: 'Einzelheit', info: 'Hinweis', warning: 'Warnung', error: 'Fehler' },
    parts: { app: 'App', dhcp: 'DHCP', tftp: 'TFTP', http: 'HTTP', boot: 'Start', image: 'Abbild' },
    newest: 'Zum Neuesten | Zum Neuesten (1) | Zum Neuesten ({n})',
    copyAll: 'Gezeigte Zeilen kopieren',
    empty: 'Noch steht nichts im Protokoll.',
    noMatch: 'Keine Zeile passt.',
    clearFilters: 'Filter aufheben',
    rows: 'Protokollzeilen, neueste am Ende',
  },
}
