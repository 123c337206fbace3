/** Die Wörter der Seite Prüfung; was sie findet, steht in `de-doctor-text.ts`. */
export const deDoctor = {
  doctor: {
    title: 'Prüfung',
    summary: 'Sieht sich diesen Rechner und sein Netz an, bevor es eine Maschine tut.',
    card: 'Netzwerkkarte',
    again: 'Noch einmal prüfen',
    looking: 'Wird geprüft…',
    nothing: 'Nichts steht im Weg',
    blocked: 'So kann keine Maschine starten',
    mayBoot: 'Vielleicht starten nicht alle Maschinen',
    fine: 'Ohne Befund: {n}',
    severity: { blocking: 'Verhindert', warning: 'Warnung', note: 'Hinweis' },
    willRun:
      'Das System fragt nach Verwalterrechten, dann läuft dies. Slipway selbst wird dabei nicht zum Verwalter.',
    cannotRun: 'Im Terminal mit Verwalterrechten (sudo) ausführen.',
    runIt: 'Ausführen',
    copy: 'Kopieren',
    made: 'Auf diesem Rechner geändert',
    undo: 'Zurücknehmen',
    undoTitle: 'Zurücknehmen: {change}',
    preflight: 'So kann keine Maschine starten:',
    mend: 'Nachsehen, warum, und beheben',
  },
}
