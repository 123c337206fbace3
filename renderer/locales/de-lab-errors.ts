import type { LabErrorCode } from '#contract/errors.ts'
import { detail, text, type Words } from './de-error-words.ts'

/** Testmaschinen. */
export const deLabErrors: Readonly<Record<LabErrorCode, Words>> = {
  'qemu-not-found': p => [
    `${text(p, ['program'], 'QEMU')} ist nicht installiert.`,
    'Testmaschinen spielt QEMU, ein eigenes Programm.',
    'Installieren: apt install qemu-system-x86 qemu-utils, dnf install qemu-kvm, pacman -S qemu-base, brew install qemu; für Windows gibt es ein Installationsprogramm auf qemu.org.',
  ],
  'firmware-not-found': p => [
    'Die Firmware für QEMU fehlt auf diesem Rechner.',
    `Sie liegt in keinem dieser Ordner: ${text(p, ['places'], 'den üblichen')}.`,
    p['firmware'] === 'arm64'
      ? 'Installieren: qemu-efi-aarch64 (Debian, Ubuntu), edk2-aarch64 (Fedora, Arch); oder eine andere Firmware wählen.'
      : 'Installieren: ovmf (Debian, Ubuntu), edk2-ovmf (Fedora, Arch), qemu-ovmf-x86_64 (openSUSE); oder eine andere Firmware wählen.',
  ],
  'tpm-unavailable': p => [
    'Die Testmaschine kann kein TPM haben.',
    detail(p, 'swtpm, das eines spielt, funktioniert hier nicht.'),
    'swtpm und swtpm-tools installieren, oder ohne TPM starten.',
  ],
  'lab-network-unavailable': p => [
    'Die Testmaschine kann kein eigenes Netz haben.',
    detail(p, 'Dieses System erlaubt das nur seinem Administrator.'),
    'Direkt oder von der Disc starten: Dafür braucht es kein Netz.',
  ],
  'bridge-not-allowed': p => [
    `QEMU darf die Bridge ${text(p, ['bridge'], 'des Netzes')} nicht benutzen.`,
    `${text(p, ['file'], '/etc/qemu/bridge.conf')} nennt die erlaubten Bridges; diese fehlt dort.`,
    `Als Administrator diese Zeile hinzufügen: ${text(p, ['line'], 'allow NAME')}`,
  ],
  'not-for-direct-start': p => [
    `${text(p, ['entry'], 'Dieser Eintrag')} lässt sich so nicht starten.`,
    'Direkt geht nur ein Linux-Kernel mit initrd, von der Disc nur ein Abbild.',
    'Über das Netz starten.',
  ],
  'disc-not-bootable': p => [
    `${text(p, ['file'], 'Dieses Abbild')} startet mit ${p['firmware'] === 'uefi' ? 'UEFI' : 'einem BIOS'} nicht als Disc.`,
    'Ein Startsatz für solche Firmware (El Torito) fehlt darauf.',
    'Andere Firmware wählen, oder über das Netz starten: dort bringt Slipway das Startprogramm mit.',
  ],
  'test-machine-failed': p => [
    'Die Testmaschine endete mit einem Fehler.',
    detail(p, 'QEMU sagte nicht, warum.'),
    'Ansehen, was die serielle Schnittstelle zeigte, oder mit anderen Einstellungen starten.',
  ],
  'test-machine-not-found': p => [
    `Eine Testmaschine ${text(p, ['id'], 'dieses Namens')} gibt es nicht.`,
    'Sie ist zu Ende, oder Slipway wurde inzwischen neu gestartet.',
    'Eine neue starten.',
  ],
}
