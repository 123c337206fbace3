/** Die Seite der Testmaschinen. */
export const deLab = {
  lab: {
    title: 'Testen',
    summary:
      'Einen Eintrag auf einer Maschine ausprobieren, die nur in diesem Rechner existiert. Nichts davon erreicht Ihr Netz.',
    entry: 'Was gestartet wird',
    firmwareLabel: 'Firmware',
    firmware: {
      bios: 'BIOS',
      uefi: 'UEFI',
      'uefi-http': 'UEFI, HTTP-Boot',
      'secure-boot': 'Secure Boot',
      arm64: 'ARM64',
    },
    startLabel: 'Wie sie startet',
    start: { network: 'Über das Netz', direct: 'Kernel direkt', cdrom: 'ISO als Disc' },
    startHint: {
      network: 'Wie eine echte Maschine: DHCP, Startprogramm, Menü, Kernel.',
      direct:
        'Kernel, initrd, Argumente und Antwortdatei werden ihr mitgegeben. Prüft die Installation ohne PXE.',
      cdrom: 'Wie von einer DVD. Prüft das Abbild, nichts von Slipway.',
    },
    memory: 'Speicher in MiB',
    memoryHint: 'Leer: so viel wie nötig.',
    memoryBad: '64 bis 1048576.',
    disk: 'Platte in GiB',
    diskHint: 'Leer: keine. Sie bleibt erhalten.',
    diskBad: '1 bis 16384.',
    tpm: 'Mit TPM 2',
    window: 'Mit Bildschirm, in einem Fenster von QEMU',
    button: 'Maschine einschalten',
    starting: 'Wird eingeschaltet …',
    stop: 'Ausschalten',
    noEntries: 'Erst ein Abbild hinzufügen.',
    computer: 'Dieser Rechner',
    looking: 'Sieht nach …',
    lookAgain: 'Noch einmal nachsehen',
    qemu: 'QEMU {version}',
    noQemu: 'QEMU ist nicht installiert',
    noQemuText:
      'Testmaschinen brauchen es. Debian, Ubuntu: apt install qemu-system-x86 qemu-utils ovmf swtpm swtpm-tools. Fedora: dnf install qemu-kvm edk2-ovmf swtpm. Arch: pacman -S qemu-base edk2-ovmf swtpm. macOS: brew install qemu.',
    isolated: 'Ein eigenes Netz',
    isolatedText:
      'Darin laufen Slipways Server ein zweites Mal, mit Ihren Abbildern und Ihrem Menü. Ohne Administrator, ohne Spuren.',
    user: 'Kein eigenes Netz',
    userText:
      'Stattdessen QEMUs Netz: Es zeigt, ob Kernel und Installation gehen, nicht, ob DHCP und TFTP gehen. Grund: {reason}',
    emulated: 'Emuliert, also langsam',
    emulatedText: 'Ein Start dauert etwa zehnmal so lange. Grund: {reason}',
    accelerated: 'Läuft mit voller Geschwindigkeit ({name})',
    machine: 'Testmaschine: {title}',
    state: {
      starting: 'Maschine für {title} wird gebaut',
      running: '{title} läuft',
      ended: 'Ausgeschaltet: {title}',
      failed: 'Fehlgeschlagen: {title}',
    },
    withTpm: 'TPM 2',
    network: { isolated: 'eigenes Netz', user: 'QEMUs Netz', bridge: 'an einer Bridge' },
    noBootYet: 'Sie hat das Netz noch nichts gefragt.',
    noBootHere:
      'Sie benutzt Slipways DHCP nicht, also gibt es keinen Ablauf. Was geschieht, zeigt die serielle Schnittstelle.',
    serial: 'Serielle Schnittstelle',
    copySerial: 'Kopieren',
    none: 'Noch lief keine Testmaschine.',
  },
}
