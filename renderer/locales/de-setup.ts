import type { enSetup } from './en-setup.ts'

export const deSetup: typeof enSetup = {
  setup: {
    title: 'Ein Server, der bleibt',
    text: 'Schreibt dieselbe Einrichtung für einen Server ohne Slipway: dnsmasq oder Kea, nginx, die Dateien aller Abbilder, Menüs, Antworten und Dienste. Die README darin sagt, wie er startet.',
    folder: 'Ordner auf diesem Rechner',
    folderMissing: 'Erst einen Ordner nennen.',
    address: 'Adresse des neuen Servers',
    addressHint: 'Nötig, solange hier nichts bereitgestellt wird.',
    addressWrong: 'Eine Adresse sieht aus wie 10.99.0.1.',
    kind: 'Wer dort Adressen vergibt',
    kinds: { dnsmasq: 'dnsmasq', kea: 'Kea' },
    action: 'Schreiben',
    busy: 'Wird geschrieben',
    busyWith: '{what} wird geschrieben, {percent} %',
    cancel: 'Anhalten',
    done: '{files} Dateien, {size}, in {folder}',
    overwriteTitle: 'Der Ordner ist nicht leer',
    overwriteText: 'Was in {folder} liegt, könnte überschrieben werden. Andere Dateien bleiben.',
    overwrite: 'Hineinschreiben',
    remarks: 'Was dort anders ist',
    remark: {
      once: '{machine} soll den Eintrag einmal starten. Ein einfacher Server zählt nicht mit: sie bekommt das Menü, mit diesem Eintrag als Vorgabe.',
      'secure-boot':
        'Bei {machine} ist Secure Boot an. Sie bekommt das signierte shim und GRUB; was Slipway für Abbilder mit anderen Signaturen macht, fehlt dort.',
      'ignored-in-proxy':
        '{machine} soll keine Antwort bekommen. Neben einem anderen DHCP-Server antwortet dnsmasq jeder Maschine, die starten will.',
      'set-in-proxy':
        '{machine} hat eine eigene Startdatei, ein eigenes Startprogramm oder eine eigene Adresse. Neben einem anderen DHCP-Server bekommt sie, was Maschinen ihrer Art bekommen.',
      'answer-skipped':
        '{machine} startet ohne die Antworten „{answer}“: sie passen nicht, enthalten einen Fehler oder wurden nicht bestätigt.',
      'answer-for-all':
        'Die Antworten von {machine} kann jeder im Netz abrufen, denn sie hat keine feste Adresse, an der sie zu erkennen wäre.',
      'image-missing':
        '{image} fehlt dort: die Datei ist weg oder hat sich geändert, seit sie aufgenommen wurde.',
      'file-missing': '{path} aus {image} fehlt dort: nicht lesbar.',
    },
  },
}
