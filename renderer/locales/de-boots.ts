import type { Messages } from './en.ts'

/** Die Wörter eines Starts: seine Stufen, sein Verlauf, und warum er stehen blieb. */
export const deBoots: Pick<Messages, 'stage' | 'boot' | 'finding'> = {
  stage: {
    head: {
      asked: {
        running: 'Bittet um Netzwerkstart',
        done: 'Bat um Netzwerkstart',
        failed: 'Am Anfang stehen geblieben',
      },
      addressed: {
        running: 'Bekommt eine Adresse',
        done: 'Hat eine Adresse',
        failed: 'Steht: keine Adresse',
      },
      told: {
        running: 'Erfährt, was zu starten ist',
        done: 'Weiß, was zu starten ist',
        failed: 'Steht: weiß nicht, was zu starten ist',
      },
      program: {
        running: 'Lädt das Startprogramm',
        done: 'Startprogramm geladen',
        failed: 'Beim Laden des Startprogramms stehen geblieben',
      },
      started: {
        running: 'Startprogramm läuft an',
        done: 'Startprogramm läuft',
        failed: 'Steht: nach dem Startprogramm kam nichts mehr',
      },
      menu: { running: 'Menü auf dem Bildschirm', done: 'Menü gezeigt', failed: 'Am Menü stehen geblieben' },
      chosen: { running: 'Wählt', done: 'Eintrag gewählt', failed: 'An der Wahl stehen geblieben' },
      kernel: {
        running: 'Lädt den Kernel',
        done: 'Kernel und Initrd geladen',
        failed: 'Beim Laden des Kernels stehen geblieben',
      },
      image: {
        running: 'Liest das Abbild',
        done: 'Abbild gelesen',
        failed: 'Beim Lesen des Abbilds stehen geblieben',
      },
      answered: {
        running: 'Holt ihre Antworten',
        done: 'Antworten geholt',
        failed: 'Bekam keine Antworten',
      },
      reported: { running: 'Wird installiert', done: 'Gestartet', failed: 'Steht: meldete einen Fehler' },
    },
    name: {
      asked: 'Frage',
      addressed: 'Adresse',
      told: 'Was zu starten ist',
      program: 'Startprogramm',
      started: 'Anlauf des Startprogramms',
      menu: 'Menü',
      chosen: 'Wahl',
      kernel: 'Kernel und Initrd',
      image: 'Lesen aus dem Abbild',
      answered: 'Antworten',
      reported: 'Meldung des Systems',
    },
    percent: '{head}, {percent} %',
  },
  boot: {
    current: 'Jüngster Start',
    earlier: 'Frühere Starts',
    none: 'Diese Maschine hat noch nicht aus dem Netz gestartet.',
    timeline: 'Ablauf von {name}',
    events: 'Anfragen und Antworten',
    loadEvents: 'Jede Anfrage zeigen',
    noEvents: 'Zu dieser Maschine sind keine Anfragen gespeichert.',
    copyReport: 'Bericht kopieren',
    saveText: 'Als Text sichern',
    savePackets: 'Pakete sichern',
    saveHint:
      'Pakete: DHCP und TFTP ohne Dateiinhalte, wie sie hier ankamen und hinausgingen, für Wireshark. HTTP-Anfragen stehen im Text.',
    mark: {
      waiting: 'Noch nicht',
      working: 'Im Gange',
      good: 'Erledigt',
      warning: 'Auffällig',
      stop: 'Stehen geblieben',
    },
  },
  finding: {
    screen: 'Auf ihrem Bildschirm steht vermutlich',
    helps: 'Was hilft',
    done: 'Erledigt: gilt ab dem nächsten Start',
    consent:
      'Slipway fängt von vorn an: Maschinen, die gerade laden, müssen noch einmal starten. Wo zwei Server Adressen vergeben, können andere Geräte ihre Verbindung verlieren.',
    serveAnew: 'Neu bereitstellen',
  },
}
