import type { enHelp } from '../en/help.ts'
import type { Translation } from '../message.ts'

/** Hilfe: der Weg eines Starts, Kabel, Tasten. */
export const deHelp: Translation<typeof enHelp> = {
  'help.title': 'Hilfe',
  'help.summary': 'Anschließen, die richtige Taste drücken, und was dann über die Leitung geht.',
  'help.path.title': 'Was beim Start einer Maschine geschieht',
  'help.path.machine': 'Die Maschine',
  'help.path.slipway': 'Dieser Rechner',
  'help.path.asks': 'Fragt, wer sie starten kann',
  'help.path.offers': 'Bekommt eine Adresse und den Namen eines Startprogramms',
  'help.path.loads': 'Holt das Startprogramm',
  'help.path.program': 'Bekommt ein Programm von etwa 1 MB',
  'help.path.menu': 'Fragt nach dem Menü',
  'help.path.entries': 'Zeigt die Abbilder; jemand wählt, oder die Zeit läuft ab',
  'help.path.kernel': 'Holt Kernel, Initrd und was das System aus der ISO liest',
  'help.path.note': 'Im Proxy-Betrieb kommt die Adresse vom Router; alles andere bleibt wie gezeichnet.',
  'help.wiring.title': 'Anschließen: Kabel, Switch, WLAN',
  'help.wiring.cable': 'Ein Kabel zwischen beiden',
  'help.wiring.cableText':
    'Jedes Netzwerkkabel taugt. Die Karte bekommt eine eigene Adresse, etwa 192.168.7.1, und Slipway vergibt Adressen. Der ruhigste Anfang.',
  'help.wiring.switch': 'Beide an einem Switch oder Router',
  'help.wiring.switchText':
    'Der Router vergibt weiter die Adressen; Slipway merkt das und sagt nur, was zu starten ist. Beide müssen im selben VLAN sein. Gastnetze trennen Geräte voneinander, dort geht es nicht.',
  'help.wiring.wifi': 'Über WLAN',
  'help.wiring.wifiText':
    'Die Maschine, die startet, braucht ein Kabel: Firmware kann kein WLAN. Slipway selbst darf im WLAN desselben Routers sein, doch viele Zugangspunkte halten die Rundrufe zurück, mit denen ein Start beginnt. Wo es geht: ein Kabel.',
  'help.wiring.usb':
    'Ein USB-Netzwerkadapter startet nur, wo die Firmware ihn kennt; bei Realtek- oder ASIX-Chips ist das oft so.',
  'help.keys.title': 'Die richtige Taste',
  'help.keys.text':
    'Gleich nach dem Einschalten immer wieder drücken. Dann den Eintrag mit „PXE“, „Network“ oder „IPv4“ wählen.',
  'help.keys.find': 'Hersteller suchen',
  'help.keys.maker': 'Hersteller',
  'help.keys.bootMenu': 'Bootmenü',
  'help.keys.setup': 'Setup',
  'help.keys.network': 'Gleich ins Netz',
  'help.keys.none': 'So heißt kein Hersteller.',
  'help.keys.noKey': 'keine',
  'help.keys.missing':
    'Kein solcher Eintrag? Im Setup „Network stack“, „PXE“ oder „LAN option ROM“ einschalten.',
  'help.keys.caption':
    'Tasten nach Hersteller, wie sie in den Handbüchern stehen; einzelne Modelle weichen ab.',
  'help.keys.pi':
    'Der Raspberry Pi hat keine Taste: mit raspi-config „Network boot“ als Reihenfolge einstellen.',
  'help.more': 'Kabel, Switches und Firmware-Tasten',
}
