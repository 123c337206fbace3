import type { enRemarks } from '../en/remarks.ts'
import type { Translation } from '../message.ts'

/** Ce qui est dit des images. Les indices sont des propositions, le reste des phrases. */
export const frRemarks: Translation<typeof enRemarks> = {
  'remark.in-words': '{text}',

  'remark.fetches': 'Son initrd télécharge {path} par HTTP.',
  'remark.fetches-into-memory': 'Son initrd télécharge {path} par HTTP et le garde en mémoire.',
  'remark.disk-info': '.disk/info indique {text}',
  'remark.tree-info': '.treeinfo indique {text}',
  'remark.label': 'l’étiquette est {text}',
  'remark.on-disc': '{path} est sur le support',
  'remark.live-system': '{path} est un système live que {program} peut démarrer',
  'remark.file-system': '{path} est le système de fichiers de {system}',
  'remark.installer-root': '{path} est le système de fichiers racine de l’installateur',
  'remark.boots-on-bios': 'depuis un lecteur, elle démarre en BIOS',
  'remark.boots-on-uefi': 'depuis un lecteur, elle démarre en UEFI',
  'remark.boots-on-both': 'depuis un lecteur, elle démarre en BIOS et en UEFI',
  'remark.initrd-can': 'son initrd contient {part}',
  'remark.initrd-cannot': 'son initrd ne contient pas {part}',
  'remark.entry-not-understood':
    'son menu contient « {title} », qui commence par « {command} » : seul son propre chargeur sait l’exécuter',

  'remark.usb-stick': 'Écrivez plutôt cette ISO sur une clé USB.',
  'remark.fill-in-mirror':
    'Pour installer depuis un miroir de votre choix, remplacez {placeholder} dans les arguments par son adresse.',
  'remark.edit-arguments': 'Essayez. Vous pouvez modifier les arguments de chaque entrée.',
  'remark.netboot-kernel-added': 'Elle démarre avec le noyau et l’initrd réseau qui lui ont été ajoutés.',

  'remark.agama-without-livenet':
    'Son installateur est un système live, mais son initrd ne contient rien qui en télécharge un par HTTP.',
  'remark.agama-packages':
    'Son initrd télécharge {path} par HTTP. Elle installe à partir des paquets de ce support.',
  'remark.agama-mirrors':
    'Son initrd télécharge {path} par HTTP. Elle installe à partir des miroirs de la distribution.',
  'remark.agama-root': '{path} est le système live de l’installateur',

  'remark.whole-in-initrd': 'Tout se trouve dans le noyau et l’initrd.',
  'remark.whole-asks-to-erase':
    'Tout se trouve dans le noyau et l’initrd. Elle efface des disques, mais demande d’abord, sauf si les arguments en décident autrement.',
  'remark.whole-without-extensions':
    'Tout se trouve dans le noyau et l’initrd. Elle ne trouve les extensions de /cde que sur un lecteur.',
  'remark.whole-erases': 'Tout se trouve dans le noyau et l’initrd. Elle efface des disques.',
  'remark.whole-kernel': '{path} et ses paramètres de démarrage appartiennent à {system}',

  'remark.alpine-without-network':
    'L’initramfs de ce support n’a pas de réseau. Alpine a besoin du noyau et de l’initramfs de son téléchargement « netboot ».',
  'remark.alpine-add-kernel':
    'Ajoutez boot/vmlinuz-{flavour} et boot/initramfs-{flavour} de {archive}, de la même version. S’ils se trouvent à côté de l’ISO au moment de l’importation, Slipway les ajoute automatiquement.',
  'remark.alpine-release': '.alpine-release indique {text}',

  'remark.anaconda-packages': 'Anaconda installe par HTTP à partir des paquets de ce support.',
  'remark.anaconda-mirrors':
    'Anaconda démarre par HTTP depuis ce support. Celui-ci n’a pas de paquets : l’installation se fait à partir des miroirs de la distribution.',
  'remark.anaconda-configured': 'la configuration de démarrage lance Anaconda, et l’étiquette est {text}',

  'remark.antix-in-initrd':
    'L’ISO entière est ajoutée à son initrd. Personne n’a encore confirmé qu’elle y est trouvée.',

  'remark.archiso-without-http':
    'Il manque à son initrd le hook archiso qui télécharge un système de fichiers par HTTP.',
  'remark.archiso-fetches':
    'Son initrd télécharge {path} par HTTP et le garde en mémoire. Donnez à la machine deux fois cette taille plus 1 Go.',

  'remark.freebsd-needs-drive':
    'Le noyau FreeBSD cherche son système de fichiers racine sur un CD ou un lecteur USB. Écrivez plutôt cette ISO sur une clé USB.',
  'remark.netbsd-loader':
    'Le chargeur de ce support est fait pour les lecteurs de CD et ne peut pas charger un noyau par le réseau.',
  'remark.netbsd-other-loader':
    'Définissez pxeboot_ia32.bin d’un miroir NetBSD comme fichier d’amorçage de la machine, avec netbsd-INSTALL à côté. Les paquets viennent alors des fichiers de cette image.',
  'remark.netbsd-kernel': 'le support contient un noyau NetBSD',
  'remark.openbsd-small':
    'Une machine BIOS peut démarrer ce support depuis la mémoire. Le chargeur pour UEFI et PXE se trouve sur les miroirs d’OpenBSD, pas sur le support.',
  'remark.openbsd-large':
    'Le chargeur réseau se trouve sur les miroirs d’OpenBSD, pas sur le support, et le support est trop grand pour démarrer depuis la mémoire.',
  'remark.openbsd-other-loader':
    'Utilisez la petite ISO cd pour BIOS, ou définissez pxeboot ou BOOTX64.EFI d’un miroir comme fichier d’amorçage de la machine.',
  'remark.openbsd-boot-conf': '/etc/boot.conf lance {path}',

  'remark.casper-without-casper':
    'Le support est fait pour casper, mais son initrd ne le contient pas. On ne sait pas comment elle démarre à la place.',
  'remark.casper-fetches':
    'Son initrd télécharge l’ISO entière par HTTP et la garde en mémoire. Donnez à la machine environ deux fois la taille de l’ISO.',
  'remark.casper-folder': '{path} contient un noyau et un système live que casper peut démarrer',

  'remark.coreos-rootfs': '{path} est le système que son initrd télécharge',

  'remark.debian-installer-needs-drive':
    'L’installateur de ce support ne peut installer que depuis un CD ou un lecteur USB.',
  'remark.debian-installer-add-kernel':
    'Ajoutez linux et initrd.gz de l’installateur réseau d’un miroir : {path}. Ils doivent être de la même version. S’ils se trouvent à côté de l’ISO au moment de l’importation, Slipway les ajoute automatiquement.',
  'remark.debian-installer-initrd': '{path} est l’installateur pour lecteurs de CD',
  'remark.network-installer-mirror': 'Son installateur télécharge tout depuis un miroir, qu’il demande.',

  'remark.dracut-fetches': 'Son initrd télécharge un système live par HTTP (dracut avec livenet).',
  'remark.dracut-iso-in-initrd':
    'Son initrd ne contient rien qui télécharge un système live par HTTP. Slipway ajoute l’ISO entière à l’initrd, où dracut la trouve.',
  'remark.dracut-may-fetch':
    'Elle démarre si son initrd sait télécharger un système live par HTTP (dracut avec livenet). La plupart le savent, certains non.',

  'remark.efi-program':
    'Les machines UEFI reçoivent le programme que leur firmware lancerait depuis un lecteur. Il ne trouvera peut-être pas ce qu’il cherche ensuite sur le support.',
  'remark.efi-program-found': '{path} est un programme EFI',

  'remark.harvester-fetches':
    'Son initrd télécharge {path} par HTTP. Pour installer, sa configuration doit donner l’adresse de cette ISO dans iso_url ; le reste vient de là.',
  'remark.harvester-release': 'harvester-release.yaml indique {text}',
  'remark.harvester-release-silent': 'harvester-release.yaml n’indique pas de version',

  'remark.esxi-loader':
    'En UEFI, son propre chargeur démarre par HTTP avec une liste de modules que Slipway réécrit. Elle ne démarre pas en BIOS.',
  'remark.esxi-without-loader':
    'Ce support n’a pas de chargeur EFI, et son chargeur pour BIOS ne fonctionne qu’avec SYSLINUX 3.86.',
  'remark.esxi-title': 'boot.cfg indique {text}',
  'remark.esxi-build': 'boot.cfg indique {text}, build {build}',
  'remark.esxi-modules': 'boot.cfg énumère {count} modules',

  'remark.gentoo-in-initrd': 'Le système live {path} est ajouté à son initrd, où il est recherché.',
  'remark.gentoo-may-fetch':
    'Elle démarre si son initrd sait télécharger un système live par HTTP (dracut avec livenet). Pour Gentoo, on ne le sait pas.',

  'remark.generic-own-arguments':
    'Noyau et initrd démarrent avec les arguments du support. On ne sait pas si ce système trouve ensuite le reste de ses fichiers par le réseau.',
  'remark.configuration-read': '{path} est lisible',

  'remark.ipxe-disc':
    'C’est un chargeur d’amorçage, qui exécute son propre script. Sans script, il interroge le réseau, et Slipway répond à nouveau.',
  'remark.ipxe-disc-for-bios':
    'C’est un chargeur d’amorçage, ici pour BIOS, qui exécute son propre script. Sans script, il interroge le réseau, et Slipway répond à nouveau.',
  'remark.ipxe-program': '{path} est iPXE',

  'remark.linuxrc-packages':
    'Son installateur (linuxrc) installe par HTTP à partir des paquets de ce support.',
  'remark.linuxrc-mirrors':
    'Son installateur (linuxrc) démarre par HTTP depuis ce support. Celui-ci n’a pas de paquets : l’installateur demande un dépôt, sauf si les arguments en indiquent un de la même version.',
  'remark.linuxrc-media': 'media.1/media indique {text}',

  'remark.live-boot-without-http':
    'Il manque à son initrd la partie de live-boot qui télécharge un système de fichiers par HTTP.',
  'remark.live-boot-fetches':
    'Son initrd télécharge {path} par HTTP et le garde en mémoire. Donnez à la machine cette taille plus 1 Go.',
  'remark.truenas-needs-drive':
    'L’installateur de TrueNAS ne cherche son fichier de mise à jour que sur un disque ou un lecteur de CD.',
  'remark.tails-refuses': 'Tails refuse de démarrer depuis le réseau tant que son initrd n’est pas modifié.',

  'remark.memtest-program':
    'C’est un seul petit programme, qui démarre en BIOS et en UEFI (pas avec Secure Boot).',

  'remark.miso-without-http': 'Son initrd ne contient rien qui télécharge un système live par HTTP.',
  'remark.miso-fetches':
    'Son initrd télécharge par HTTP les {count} systèmes de fichiers de {path} et les garde en mémoire.',

  'remark.nixos-needs-drive':
    'L’initrd de ce support ne cherche qu’un lecteur portant son étiquette. NixOS a besoin de sa variante « netboot ».',
  'remark.nixos-other-image':
    'nixos-images publie un noyau et un initrd réseau qui contiennent tout le système.',

  'remark.proxmox-in-initrd':
    'L’ISO entière est ajoutée à son initrd, où son installateur la trouve. Une installation sans surveillance n’est pas possible avec l’ISO telle que téléchargée.',
  'remark.proxmox-too-large':
    'Son installateur a besoin de l’ISO entière dans son initrd, et celle-ci dépasse les 4 Go que peut contenir un initrd.',
  'remark.proxmox-cd-info': '.cd-info indique {text}',
  'remark.proxmox-kernel': '{path} est le noyau de son installateur',

  'remark.slackware-asks':
    'Son installateur démarre depuis le réseau. Comme source, choisissez « HTTP/FTP server » et entrez l’adresse des fichiers de cette image.',
  'remark.slackware-installer': '{path} et {initrd} sont l’installateur de Slackware',

  'remark.disk-image-on-bios':
    'En BIOS, elle démarre depuis la mémoire comme si elle était dans un lecteur. Un système qui apporte ses propres pilotes ne retrouvera pas ce lecteur. Elle ne démarre pas en UEFI.',
  'remark.small-without-linux': 'elle est petite et n’a pas de noyau Linux',

  'remark.talos-signed':
    'Son unique programme, signé, démarre depuis le réseau, en UEFI seulement. Il n’accepte pas d’arguments : appliquez sa configuration ensuite.',
  'remark.talos-other-image': 'L’ISO metal sans Secure Boot reçoit sa configuration d’une URL.',
  'remark.unified-kernel': '{path} est une image de noyau unifiée (UKI)',

  'remark.udf-broken-windows':
    'C’est un support Windows, mais le système de fichiers UDF qui devrait contenir ses fichiers est vide ou endommagé.',
  'remark.udf-broken':
    'Le système de fichiers UDF qui devrait contenir les fichiers de ce support est vide ou endommagé.',
  'remark.udf-without-content':
    'le support a un système de fichiers UDF et un système de fichiers ISO 9660 vide',

  'remark.nothing-to-start':
    'Aucune configuration de démarrage avec un noyau Linux n’a été trouvée sur ce support. Les machines peuvent tout de même télécharger ses fichiers.',

  'remark.windows-setup':
    'Windows PE démarre depuis le réseau, mais Setup a ensuite besoin de ses fichiers sur un partage ou un lecteur.',
  'remark.windows-pe':
    'Windows PE se trouve entièrement dans son boot.wim, que wimboot démarre par le réseau.',
  'remark.windows-share':
    'Partagez les fichiers extraits par SMB et lancez setup.exe depuis ce partage. wimboot doit se trouver parmi vos propres programmes d’amorçage.',
  'remark.windows-add-wimboot':
    'Placez wimboot 2.9 ou plus récent dans le dossier de vos propres programmes d’amorçage ; il n’est pas fourni avec ce système.',
  'remark.windows-is-pe': '{path} est Windows PE',
  'remark.windows-image': '{path} indique {text}',
  'remark.windows-image-build': '{path} indique {text}, build {build}',

  'remark.xen-packages':
    'Xen et son installateur démarrent depuis le réseau. Quand la source d’installation est demandée, choisissez HTTP et entrez l’adresse des fichiers de cette image.',
  'remark.xen-mirrors':
    'Xen et son installateur démarrent depuis le réseau. Ce support n’a pas de paquets : quand la source d’installation est demandée, entrez un miroir.',
  'remark.xen-modules': '{path} est un hyperviseur, {installer} l’installateur qu’il lance',
  'remark.xen-repository': 'XS-REPOSITORY indique {text}',
}
