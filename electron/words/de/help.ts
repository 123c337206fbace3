import type { enHelp } from '../en/help.ts'
import type { Translation } from '../message.ts'

/** Hilfe: der Weg eines Starts, Kabel, Tasten. */
export const deHelp: Translation<typeof enHelp> = {
  'help.title': 'Hilfe',
  'help.summary': 'Anschließen, die richtige Taste drücken, sehen, was durchs Netz geht.',
  'help.path.title': 'Was geschieht, wenn eine Maschine startet',
  'help.path.machine': 'Die Maschine',
  'help.path.slipway': 'Dieser Rechner',
  'help.path.asks': 'Fragt nach einer Adresse und einer Bootdatei',
  'help.path.offers': 'Bietet eine Adresse und den Namen eines Bootprogramms an',
  'help.path.loads': 'Lädt das Bootprogramm',
  'help.path.program': 'Sendet ein Programm von etwa 1 MB',
  'help.path.menu': 'Fragt nach dem Menü',
  'help.path.entries': 'Sendet Ihre Abbilder als Menü; Sie wählen, oder die Zeit läuft ab',
  'help.path.kernel': 'Lädt Kernel, Initrd und was das System aus der ISO liest',
  'help.path.note': 'Im Proxy-Modus kommt die Adresse vom Router; alles andere bleibt gleich.',
  'help.wiring.title': 'Verkabelung: Kabel, Switch, WLAN',
  'help.wiring.cable': 'Ein Kabel zwischen den Rechnern',
  'help.wiring.cableText':
    'Jedes Netzwerkkabel geht. Der Karte eine Adresse wie 192.168.7.1 geben und Slipway die übrigen vergeben lassen. So fängt man am einfachsten an.',
  'help.wiring.switch': 'Beide an einem Switch oder Router',
  'help.wiring.switchText':
    'Ihr Router vergibt weiter die Adressen; Slipway erkennt das und ergänzt nur die Startangaben. Beide Rechner müssen im selben VLAN sein. Gastnetze trennen Maschinen voneinander und funktionieren nicht.',
  'help.wiring.wifi': 'WLAN',
  'help.wiring.wifiText':
    'Die startende Maschine braucht ein Kabel, denn Firmware kann kein WLAN. Slipway darf im WLAN desselben Routers sein, aber viele Access Points verwerfen die Broadcasts, mit denen ein Start beginnt. Wenn möglich, ein Kabel nehmen.',
  'help.wiring.usb':
    'Von einem USB-Netzwerkadapter startet nur Firmware, die einen Treiber dafür hat. Mit Realtek- oder ASIX-Chip klappt es oft.',
  'help.keys.title': 'Boot-Tasten',
  'help.keys.text':
    'Gleich nach dem Einschalten die Taste mehrmals drücken. Dann den Eintrag mit „PXE“, „Network“ oder „IPv4“ wählen.',
  'help.keys.find': 'Hersteller suchen',
  'help.keys.maker': 'Hersteller',
  'help.keys.bootMenu': 'Boot\u00ADmenü',
  'help.keys.setup': 'Setup',
  'help.keys.network': 'Netz\u00ADstart',
  'help.keys.none': 'Kein passender Hersteller.',
  'help.keys.noKey': 'keine',
  'help.keys.missing':
    'Kein solcher Eintrag? Im Setup „Network stack“, „PXE“ oder „LAN option ROM“ einschalten.',
  'help.keys.caption': 'Aus den Handbüchern der Hersteller; einzelne Modelle weichen ab.',
  'help.keys.pi':
    'Der Raspberry Pi hat keine Boot-Taste: mit raspi-config „Network boot“ als Bootreihenfolge einstellen.',
  'help.more': 'Kabel, WLAN und Boot-Tasten',
}
