import type { enRemarks } from '../en/remarks.ts'
import type { Translation } from '../message.ts'

/**
 * Lo que se dice de las imágenes: por qué una arranca o no, qué ayuda y en qué se basa. Las observaciones que son indicios
 * son oraciones sueltas; las demás, frases.
 */
export const esRemarks: Translation<typeof enRemarks> = {
  /** Escrita antes de que las observaciones fueran datos. */
  'remark.in-words': '{text}',

  'remark.fetches': 'Su initrd descarga {path} por HTTP.',
  'remark.fetches-into-memory': 'Su initrd descarga {path} por HTTP y lo guarda en la memoria.',
  'remark.disk-info': '.disk/info indica {text}',
  'remark.tree-info': '.treeinfo indica {text}',
  'remark.label': 'la etiqueta es {text}',
  'remark.on-disc': '{path} está en la ISO',
  'remark.live-system': '{path} es un sistema en vivo que {program} puede iniciar',
  'remark.file-system': '{path} es el sistema de archivos de {system}',
  'remark.installer-root': '{path} es el sistema de archivos raíz del instalador',
  'remark.boots-on-bios': 'desde una unidad arranca con BIOS',
  'remark.boots-on-uefi': 'desde una unidad arranca con UEFI',
  'remark.boots-on-both': 'desde una unidad arranca con BIOS y UEFI',
  'remark.initrd-can': 'su initrd contiene {part}',
  'remark.initrd-cannot': 'su initrd no contiene {part}',
  'remark.entry-not-understood':
    'su menú tiene «{title}», que empieza por «{command}»: solo su propio cargador puede hacerlo',

  'remark.usb-stick': 'Grabe esta ISO en una memoria USB.',
  'remark.fill-in-mirror':
    'Para instalar desde la réplica que prefiera, ponga su dirección en lugar de {placeholder} en los argumentos.',
  'remark.edit-arguments': 'Pruébelo. Puede cambiar los argumentos de cada entrada.',
  'remark.netboot-kernel-added': 'Arranca con el kernel y el initrd de red que se le añadieron.',

  'remark.agama-without-livenet':
    'Su instalador es un sistema en vivo, pero su initrd no contiene nada que descargue uno por HTTP.',
  'remark.agama-packages': 'Su initrd descarga {path} por HTTP. Instala con los paquetes de esta ISO.',
  'remark.agama-mirrors':
    'Su initrd descarga {path} por HTTP. Instala desde las réplicas de la distribución.',
  'remark.agama-root': '{path} es el sistema en vivo del instalador',

  'remark.whole-in-initrd': 'Todo está en el kernel y el initrd.',
  'remark.whole-asks-to-erase':
    'Todo está en el kernel y el initrd. Borra discos, pero pregunta antes si los argumentos no dicen otra cosa.',
  'remark.whole-without-extensions':
    'Todo está en el kernel y el initrd. Solo encuentra extensiones en /cde si están en una unidad.',
  'remark.whole-erases': 'Todo está en el kernel y el initrd. Borra discos.',
  'remark.whole-kernel': '{path} y sus parámetros de arranque son de {system}',

  'remark.alpine-without-network':
    'El initramfs de esta ISO no tiene red. Alpine necesita en su lugar el kernel y el initramfs de su descarga «netboot».',
  'remark.alpine-add-kernel':
    'Añada boot/vmlinuz-{flavour} y boot/initramfs-{flavour} de {archive}, de la misma versión. Si están junto a la ISO al importarla, Slipway los añade automáticamente.',
  'remark.alpine-release': '.alpine-release indica {text}',

  'remark.anaconda-packages': 'Anaconda instala por HTTP con los paquetes de esta ISO.',
  'remark.anaconda-mirrors':
    'Anaconda se inicia por HTTP desde esta ISO. La ISO no tiene paquetes, así que instala desde las réplicas de la distribución.',
  'remark.anaconda-configured': 'la configuración de arranque inicia Anaconda y la etiqueta es {text}',

  'remark.antix-in-initrd':
    'La ISO entera se añade a su initrd. Nadie ha confirmado aún que la encuentre ahí.',

  'remark.archiso-without-http':
    'A su initrd le falta el hook de archiso que descarga un sistema de archivos por HTTP.',
  'remark.archiso-fetches':
    'Su initrd descarga {path} por HTTP y lo guarda en la memoria. Dé a la máquina el doble de ese tamaño más 1 GB.',

  'remark.freebsd-needs-drive':
    'El kernel de FreeBSD busca su sistema de archivos raíz en un CD o una unidad USB. Grabe esta ISO en una memoria USB.',
  'remark.netbsd-loader':
    'El cargador de esta ISO es para lectores de CD y no puede cargar un kernel por red.',
  'remark.netbsd-other-loader':
    'Ponga pxeboot_ia32.bin, de una réplica de NetBSD, como archivo de arranque de la máquina, y netbsd-INSTALL al lado. Los paquetes salen entonces de los archivos de esta imagen.',
  'remark.netbsd-kernel': 'la ISO tiene un kernel de NetBSD',
  'remark.openbsd-small':
    'Una máquina BIOS puede iniciar esta ISO desde la memoria. El cargador para UEFI y PXE está en las réplicas de OpenBSD, no en la ISO.',
  'remark.openbsd-large':
    'El cargador de red está en las réplicas de OpenBSD, no en la ISO, y la ISO es demasiado grande para iniciarla desde la memoria.',
  'remark.openbsd-other-loader':
    'Use la ISO pequeña «cd» con BIOS, o ponga pxeboot o BOOTX64.EFI de una réplica como archivo de arranque de la máquina.',
  'remark.openbsd-boot-conf': '/etc/boot.conf inicia {path}',

  'remark.casper-without-casper':
    'La ISO está hecha para casper, pero su initrd no lo contiene. No se sabe cómo arranca en su lugar.',
  'remark.casper-fetches':
    'Su initrd descarga la ISO entera por HTTP y la guarda en la memoria. Dé a la máquina cerca del doble del tamaño de la ISO.',
  'remark.casper-folder': '{path} contiene un kernel y un sistema en vivo que casper puede iniciar',

  'remark.coreos-rootfs': '{path} es el sistema que descarga su initrd',

  'remark.debian-installer-needs-drive':
    'El instalador de esta ISO solo puede instalar desde un CD o una unidad USB.',
  'remark.debian-installer-add-kernel':
    'Añada linux e initrd.gz del instalador por red desde una réplica: {path}. Deben ser de la misma versión. Si están junto a la ISO al importarla, Slipway los añade automáticamente.',
  'remark.debian-installer-initrd': '{path} es el instalador para lectores de CD',
  'remark.network-installer-mirror': 'Su instalador lo descarga todo de una réplica, por la que pregunta.',

  'remark.dracut-fetches': 'Su initrd descarga un sistema en vivo por HTTP (dracut con livenet).',
  'remark.dracut-iso-in-initrd':
    'Su initrd no contiene nada que descargue un sistema en vivo por HTTP. Slipway añade la ISO entera al initrd, donde dracut la encuentra.',
  'remark.dracut-may-fetch':
    'Arranca si su initrd puede descargar un sistema en vivo por HTTP (dracut con livenet). La mayoría puede, algunos no.',

  'remark.efi-program':
    'Las máquinas UEFI reciben el programa que su firmware iniciaría desde una unidad. Puede que no encuentre lo que después busca en el disco.',
  'remark.efi-program-found': '{path} es un programa EFI',

  'remark.harvester-fetches':
    'Su initrd descarga {path} por HTTP. Para instalar, su configuración debe dar la dirección de esta ISO como iso_url; el resto sale de ahí.',
  'remark.harvester-release': 'harvester-release.yaml indica {text}',
  'remark.harvester-release-silent': 'harvester-release.yaml no indica la versión',

  'remark.esxi-loader':
    'Con UEFI, su propio cargador se inicia por HTTP con una lista de módulos que Slipway reescribe. No arranca con BIOS.',
  'remark.esxi-without-loader':
    'Esta ISO no tiene cargador EFI, y su cargador para BIOS solo funciona con SYSLINUX 3.86.',
  'remark.esxi-title': 'boot.cfg indica {text}',
  'remark.esxi-build': 'boot.cfg indica {text}, compilación {build}',
  'remark.esxi-modules': 'boot.cfg enumera {count} módulos',

  'remark.gentoo-in-initrd': 'El sistema en vivo {path} se añade a su initrd, donde lo busca.',
  'remark.gentoo-may-fetch':
    'Arranca si su initrd puede descargar un sistema en vivo por HTTP (dracut con livenet). En Gentoo no se sabe.',

  'remark.generic-own-arguments':
    'Kernel e initrd se inician con los argumentos de la ISO. No se sabe si después este sistema encuentra el resto por red.',
  'remark.configuration-read': '{path} se puede leer',

  'remark.ipxe-disc':
    'Es un cargador de arranque y ejecuta su propio script. Sin él pregunta a la red, y Slipway vuelve a responder.',
  'remark.ipxe-disc-for-bios':
    'Es un cargador de arranque, aquí para BIOS, y ejecuta su propio script. Sin él pregunta a la red, y Slipway vuelve a responder.',
  'remark.ipxe-program': '{path} es iPXE',

  'remark.linuxrc-packages': 'Su instalador (linuxrc) instala por HTTP con los paquetes de esta ISO.',
  'remark.linuxrc-mirrors':
    'Su instalador (linuxrc) se inicia por HTTP desde esta ISO. La ISO no tiene paquetes: el instalador pregunta por un repositorio si los argumentos no indican uno de la misma versión.',
  'remark.linuxrc-media': 'media.1/media indica {text}',

  'remark.live-boot-without-http':
    'A su initrd le falta la parte de live-boot que descarga un sistema de archivos por HTTP.',
  'remark.live-boot-fetches':
    'Su initrd descarga {path} por HTTP y lo guarda en la memoria. Dé a la máquina ese tamaño más 1 GB.',
  'remark.truenas-needs-drive':
    'El instalador de TrueNAS solo busca su archivo de actualización en un disco o un lector de CD.',
  'remark.tails-refuses': 'Tails se niega a arrancar por red si no se modifica su initrd.',

  'remark.memtest-program': 'Es un solo programa pequeño que se inicia con BIOS y UEFI (no con Secure Boot).',

  'remark.miso-without-http': 'Su initrd no contiene nada que descargue un sistema en vivo por HTTP.',
  'remark.miso-fetches':
    'Su initrd descarga por HTTP los {count} sistemas de archivos de {path} y los guarda en la memoria.',

  'remark.nixos-needs-drive':
    'El initrd de esta ISO solo busca una unidad con su etiqueta. NixOS necesita en su lugar su versión «netboot».',
  'remark.nixos-other-image':
    'nixos-images publica un kernel y un initrd de red que contienen todo el sistema.',

  'remark.proxmox-in-initrd':
    'La ISO entera se añade a su initrd, donde su instalador la encuentra. Con la ISO tal como se descarga no es posible una instalación desatendida.',
  'remark.proxmox-too-large':
    'Su instalador necesita la ISO entera en su initrd, y esta supera los 4 GB que admite un initrd.',
  'remark.proxmox-cd-info': '.cd-info indica {text}',
  'remark.proxmox-kernel': '{path} es el kernel de su instalador',

  'remark.slackware-asks':
    'Su instalador se inicia por red. Como origen, elija «HTTP/FTP server» y escriba la dirección de los archivos de esta imagen.',
  'remark.slackware-installer': '{path} e {initrd} son el instalador de Slackware',

  'remark.disk-image-on-bios':
    'Con BIOS se inicia desde la memoria como si estuviera en una unidad. Un sistema con controladores propios ya no encontrará esa unidad. No arranca con UEFI.',
  'remark.small-without-linux': 'es pequeña y no tiene kernel de Linux',

  'remark.talos-signed':
    'Su único programa, firmado, se inicia por red, solo con UEFI. No admite argumentos, así que aplique después su configuración.',
  'remark.talos-other-image': 'La ISO «metal» sin Secure Boot obtiene su configuración de una URL.',
  'remark.unified-kernel': '{path} es una imagen de kernel unificada',

  'remark.udf-broken-windows':
    'Es un disco de Windows, pero el sistema de archivos UDF que debería contener sus archivos está vacío o dañado.',
  'remark.udf-broken':
    'El sistema de archivos UDF que debería contener los archivos de este disco está vacío o dañado.',
  'remark.udf-without-content': 'el disco tiene un sistema de archivos UDF y uno ISO 9660 vacío',

  'remark.nothing-to-start':
    'No se encontró en esta ISO ninguna configuración de arranque con un kernel de Linux. Las máquinas pueden descargar sus archivos de todos modos.',

  'remark.windows-setup':
    'Windows PE se inicia por red, pero el programa de instalación necesita después sus archivos desde un recurso compartido o una unidad.',
  'remark.windows-pe': 'Windows PE está entero en su boot.wim, que wimboot inicia por red.',
  'remark.windows-share':
    'Comparta por SMB los archivos extraídos e inicie setup.exe desde ahí. wimboot debe estar entre sus propios programas de arranque.',
  'remark.windows-add-wimboot':
    'Ponga wimboot 2.9 o posterior en la carpeta de programas de arranque propios; este sistema no lo incluye.',
  'remark.windows-is-pe': '{path} es Windows PE',
  'remark.windows-image': '{path} indica {text}',
  'remark.windows-image-build': '{path} indica {text}, compilación {build}',

  'remark.xen-packages':
    'Xen y su instalador se inician por red. Cuando pregunte por el origen de la instalación, elija HTTP y escriba la dirección de los archivos de esta imagen.',
  'remark.xen-mirrors':
    'Xen y su instalador se inician por red. Esta ISO no tiene paquetes: cuando pregunte por el origen de la instalación, escriba una réplica.',
  'remark.xen-modules': '{path} es un hipervisor; {installer}, el instalador que inicia',
  'remark.xen-repository': 'XS-REPOSITORY indica {text}',
}
