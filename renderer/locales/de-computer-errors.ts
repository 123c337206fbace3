import type { ComputerErrorCode } from '#contract/errors.ts'
import { detail, file, size, text, type Words } from './de-error-words.ts'

/** Was diesem Rechner fehlt, was er verweigert oder was ihm misslingt. */
export const deComputerErrors: Readonly<Record<ComputerErrorCode, Words>> = {
  'disk-full': p => [
    'Der Platz reicht nicht.',
    `${size(p, 'freeBytes', 'Zu wenig')} frei, ${size(p, 'neededBytes', 'mehr')} nötig.`,
    'Platz schaffen oder einen anderen Ordner wählen, dann noch einmal versuchen.',
  ],
  'folder-not-empty': p => [
    `${file(p, 'Der Ordner')} ist nicht leer.`,
    'Was darin liegt, könnte überschrieben werden.',
    'Einen anderen Ordner wählen, oder erlauben, dass hineingeschrieben wird.',
  ],
  'setup-not-understood': p => [
    `${file(p, 'Diese Datei')} ist keine Konfiguration von dnsmasq.`,
    detail(p, 'Keine ihrer Zeilen sagt, was Maschinen starten oder woher sie ihre Adresse haben.'),
    'Die dnsmasq.conf des Servers wählen, oder eine Datei, die sie einbindet.',
  ],
  'boot-files-unavailable': p => [
    'Die Startprogramme ließen sich nicht holen.',
    detail(p, 'Die Paketquelle des Systems antwortet nicht oder hat sie nicht.'),
    'Internetverbindung prüfen und noch einmal versuchen.',
  ],
  'tool-missing': p => [
    `${text(p, ['tool'], 'Ein Programm')} fehlt auf diesem Computer.`,
    detail(p, 'Hiermit wird es gemacht.'),
    `Installieren: ${text(p, ['install'], 'siehe Pakete dieses Systems')}`,
  ],
  'tool-failed': p => [
    `${text(p, ['tool'], 'Das Programm')} hat aufgegeben.`,
    detail(p, 'Es sagte nicht, warum.'),
    'Beheben, was es bemängelt, und noch einmal versuchen.',
  ],
  'not-allowed': p => [
    p['refusal'] === 'dismissed'
      ? 'Nichts wurde geändert: die Frage wurde mit Nein beantwortet.'
      : 'Dieses System kann hier niemanden nach Verwalterrechten fragen.',
    'Slipway läuft selbst nie als Verwalter und fragt darum vor jeder Änderung.',
    `Den Befehl selbst ausführen: ${text(p, ['command'], 'siehe Prüfung')}`,
  ],
  'host-command-failed': p => [
    'Der Befehl ist nicht gelungen.',
    detail(p, 'Er endete mit einem Fehler.'),
    `Im Terminal versuchen: ${text(p, ['command'], 'siehe Prüfung')}`,
  ],
}
