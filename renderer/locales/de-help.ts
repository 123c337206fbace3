import type { enHelp } from './en-help.ts'

/** Hilfe: der Weg eines Starts, Kabel, Tasten. */
export const deHelp: typeof enHelp = {
  help: {
    title: 'Hilfe',
    summary: 'Anschließen, die richtige Taste drücken, und was dann über die Leitung geht.',
    path: {
      title: 'Was beim Start einer Maschine geschieht',
      machine: 'Die Maschine',
      slipway: 'Dieser Rechner',
      asks: 'Fragt, wer sie starten kann',
      offers: 'Bekommt eine Adresse und den Namen eines Startprogramms',
      loads: 'Holt das Startprogramm',
      program: 'Bekommt ein Programm von etwa 1 MB',
      menu: 'Fragt nach dem Menü',
      entries: 'Zeigt die Abbilder; jemand wählt, oder die Zeit läuft ab',
      kernel: 'Holt Kernel, Initrd und was das System aus der ISO liest',
      note: 'Im Proxy-Betrieb kommt die Adresse vom Router; alles andere bleibt wie gezeichnet.',
    },
    wiring: {
      title: 'Anschließen: Kabel, Switch, WLAN',
      cable: 'Ein Kabel zwischen beiden',
      cableText:
        'Jedes Netzwerkkabel taugt. Die Karte bekommt eine eigene Adresse, etwa 192.168.7.1, und Slipway vergibt Adressen. Der ruhigste Anfang.',
      switch: 'Beide an einem Switch oder Router',
      switchText:
        'Der Router vergibt weiter die Adressen; Slipway merkt das und sagt nur, was zu starten ist. Beide müssen im selben VLAN sein. Gastnetze trennen Geräte voneinander, dort geht es nicht.',
      wifi: 'Über WLAN',
      wifiText:
        'Die Maschine, die startet, braucht ein Kabel: Firmware kann kein WLAN. Slipway selbst darf im WLAN desselben Routers sein, doch viele Zugangspunkte halten die Rundrufe zurück, mit denen ein Start beginnt. Wo es geht: ein Kabel.',
      usb: 'Ein USB-Netzwerkadapter startet nur, wo die Firmware ihn kennt; bei Realtek- oder ASIX-Chips ist das oft so.',
    },
    keys: {
      title: 'Die richtige Taste',
      text: 'Gleich nach dem Einschalten immer wieder drücken. Dann den Eintrag mit „PXE“, „Network“ oder „IPv4“ wählen.',
      find: 'Hersteller suchen',
      maker: 'Hersteller',
      bootMenu: 'Bootmenü',
      setup: 'Setup',
      network: 'Gleich ins Netz',
      none: 'So heißt kein Hersteller.',
      noKey: 'keine',
      missing: 'Kein solcher Eintrag? Im Setup „Network stack“, „PXE“ oder „LAN option ROM“ einschalten.',
      caption: 'Tasten nach Hersteller, wie sie in den Handbüchern stehen; einzelne Modelle weichen ab.',
      pi: 'Der Raspberry Pi hat keine Taste: mit raspi-config „Network boot“ als Reihenfolge einstellen.',
    },
    more: 'Kabel, Switches und Firmware-Tasten',
  },
}
