import type { enErrors } from '../en/errors.ts'
import type { Translation } from '../message.ts'

/** Les erreurs : ce qui s’est passé, pourquoi, et que faire. */
export const frErrors: Translation<typeof enErrors> = {
  'error.detail': 'Le système signale : {detail}',
  'error.the.card': 'La carte réseau',
  'error.the.entry': 'Cette entrée',
  'error.the.file': 'Ce fichier',
  'error.the.folder': 'Le dossier',
  'error.the.image': 'Cette image',
  'error.the.iso': 'Le fichier ISO',
  'error.the.profile': 'Le fichier de réponses',
  'error.the.program': 'Le programme',

  'port.67': 'port {port} (DHCP)',
  'port.68': 'port {port} (client DHCP)',
  'port.69': 'port {port} (TFTP)',
  'port.4011': 'port {port} (serveur de démarrage PXE)',
  'port.other': 'port {port}',
  'error.invalid-input.title': 'La valeur de {where} n’est pas valide.',
  'error.invalid-input.title.unnamed': 'Cette saisie n’est pas valide.',
  'error.invalid-input.title.line': 'La ligne {line} n’est pas valide.',
  'error.invalid-input.cause': 'Elle n’a pas la forme attendue.',
  'error.invalid-input.fix': 'Corrigez la valeur, puis réessayez.',
  'error.unknown-method.title': 'Slipway ne connaît pas la requête {method}.',
  'error.unknown-method.title.unnamed': 'Slipway ne connaît pas cette requête.',
  'error.unknown-method.cause': 'La fenêtre ou l’outil qui l’a envoyée vient d’une autre version de Slipway.',
  'error.unknown-method.fix': 'Redémarrez Slipway ou rechargez la page.',
  'error.internal.title': 'Slipway a interrompu cette action à cause d’une erreur interne.',
  'error.internal.cause': 'Le journal contient les détails.',
  'error.internal.fix': 'Réessayez. Si l’erreur se reproduit, signalez-la en joignant le journal.',
  'error.server-unreachable.title': 'Slipway ne répond pas.',
  'error.server-unreachable.cause':
    'Il a ouvert le dossier de données {path}, mais son socket de contrôle ne répond pas.',
  'error.server-unreachable.cause.unnamed':
    'Il n’est plus en cours d’exécution, ou la connexion est interrompue.',
  'error.server-unreachable.fix': 'Arrêtez-le ou attendez qu’il ait terminé, puis réessayez.',
  'error.server-unreachable.fix.page':
    'Vérifiez qu’il est toujours en cours d’exécution. Cette page se reconnecte automatiquement.',
  'error.cancelled.title': 'Cette action a été arrêtée.',
  'error.cancelled.cause': 'Quelqu’un l’a annulée.',
  'error.cancelled.fix': 'Relancez-la. Ce qui est déjà terminé est conservé.',
  'error.data-folder-in-use.title': 'Un autre Slipway (PID {pid}) utilise ce dossier de données.',
  'error.data-folder-in-use.title.unnamed': 'Un autre Slipway utilise ce dossier de données.',
  'error.data-folder-in-use.cause':
    'Deux programmes ne peuvent pas garder leurs données dans {path} en même temps.',
  'error.data-folder-in-use.cause.unnamed':
    'Deux programmes ne peuvent pas garder leurs données dans le même dossier en même temps.',
  'error.data-folder-in-use.fix':
    'Utilisez celui qui est en cours d’exécution, arrêtez-le, ou choisissez un autre dossier avec --data.',
  'error.data-folder-in-use.fix.page': 'Utilisez celui qui est en cours d’exécution, ou arrêtez-le.',
  'error.data-folder-unusable.title': 'Slipway ne peut pas utiliser le dossier de données {path}.',
  'error.data-folder-unusable.title.unnamed': 'Slipway ne peut pas utiliser son dossier de données.',
  'error.data-folder-unusable.cause': 'Slipway ne peut pas le créer, le lire ou y écrire.',
  'error.data-folder-unusable.fix':
    'Rendez le dossier accessible en écriture, ou choisissez-en un autre avec --data.',
  'error.data-folder-unusable.fix.page':
    'Rendez le dossier accessible en écriture, ou démarrez Slipway avec un autre.',
  'error.data-from-newer-version.title': 'Ces données viennent d’une version plus récente de Slipway.',
  'error.data-from-newer-version.cause': 'Cette version ne sait pas lire le format du dossier {path}.',
  'error.data-from-newer-version.cause.unnamed': 'Cette version ne sait pas lire leur format.',
  'error.data-from-newer-version.fix': 'Mettez Slipway à jour, ou choisissez un autre dossier avec --data.',
  'error.data-from-newer-version.fix.page':
    'Mettez Slipway à jour, ou démarrez-le avec un autre dossier de données.',
  'error.port-in-use.title': '{port} déjà utilisé.',
  'error.port-in-use.title.address': '{port} déjà utilisé sur {address}.',
  'error.port-in-use.title.holder': '{port} déjà utilisé par {holder}.',
  'error.port-in-use.title.holder-pid': '{port} déjà utilisé par {holder} (PID {pid}).',
  'error.port-in-use.title.unnamed': 'Un port dont Slipway a besoin est déjà utilisé.',
  'error.port-in-use.cause': 'Deux programmes ne peuvent pas écouter sur le même port.',
  'error.port-in-use.fix': 'Arrêtez ce programme, ou choisissez une autre carte réseau.',
  'error.port-in-use.fix.tcp': 'Arrêtez ce programme, ou choisissez un autre port avec --http-port.',
  'error.port-in-use.fix.tcp-page':
    'Arrêtez ce programme, ou choisissez un autre port HTTP sous « Modifier ».',
  'error.permission-denied.title': 'Slipway n’a pas le droit d’ouvrir le {port}.',
  'error.permission-denied.cause':
    'Le démarrage réseau utilise des ports inférieurs à 1024, que le système réserve aux administrateurs.',
  'error.permission-denied.fix':
    'Sous Linux, exécutez : sudo sysctl net.ipv4.ip_unprivileged_port_start=67 (jusqu’au redémarrage). Ou démarrez Slipway en administrateur.',
  'error.permission-denied.title.file': 'Slipway n’a pas le droit d’ouvrir {file}.',
  'error.permission-denied.title.file.unnamed': 'Slipway n’a pas le droit d’ouvrir ce fichier.',
  'error.permission-denied.cause.file': 'Cet utilisateur n’a pas l’autorisation de l’ouvrir.',
  'error.permission-denied.fix.file':
    'Accordez à cet utilisateur le droit de le lire, ou choisissez un autre emplacement.',
  'error.other-dhcp-server.title': 'Un autre serveur DHCP répond ici : {server}.',
  'error.other-dhcp-server.title.unnamed': 'Un autre serveur DHCP répond ici.',
  'error.other-dhcp-server.cause':
    'Si les deux attribuent des adresses, d’autres appareils de ce réseau risquent de perdre leur connexion.',
  'error.other-dhcp-server.fix': 'Servez sur un réseau ou un câble séparé, ou éteignez l’autre serveur.',
  'error.card-not-found.title': 'Il n’y a pas de carte réseau {card}.',
  'error.card-not-found.title.unnamed': 'Il n’y a pas de carte réseau de ce nom.',
  'error.card-not-found.cause': 'Elle a été débranchée, renommée ou désactivée.',
  'error.card-not-found.cause.available': 'Cet ordinateur a : {available}.',
  'error.card-not-found.fix': 'Branchez-la, ou choisissez une autre carte réseau.',
  'error.card-without-address.title': '{card} n’a pas d’adresse IPv4.',
  'error.card-without-address.cause':
    'Les machines ont besoin d’une adresse à laquelle joindre cet ordinateur.',
  'error.card-without-address.fix':
    'Donnez à la carte une adresse fixe (pour un câble direct, par exemple 192.168.7.1/24), ou choisissez une autre carte.',
  'error.card-binding-unavailable.title': 'Slipway ne peut pas écouter uniquement sur {card}.',
  'error.card-binding-unavailable.title.unnamed': 'Slipway ne peut pas écouter sur une seule carte réseau.',
  'error.card-binding-unavailable.cause': 'Ce système ne peut pas recevoir les diffusions d’une seule carte.',
  'error.card-binding-unavailable.fix':
    'Choisissez une autre carte réseau, ou démarrez Slipway avec les droits d’administrateur.',
  'error.range-outside-subnet.title': 'La plage {first} à {last} est hors du réseau.',
  'error.range-outside-subnet.title.unnamed': 'La plage est hors du réseau.',
  'error.range-outside-subnet.cause':
    'Ce réseau a l’adresse {address} et le masque {mask}. Des machines avec d’autres adresses ne pourraient pas joindre Slipway.',
  'error.range-outside-subnet.cause.unnamed':
    'Des machines avec des adresses d’un autre réseau ne pourraient pas joindre Slipway.',
  'error.range-outside-subnet.fix': 'Choisissez une plage à l’intérieur de ce réseau.',
  'error.range-too-small.title': 'Il n’y a pas de place pour une plage d’adresses.',
  'error.range-too-small.cause': 'La plage ne contient aucune adresse utilisable.',
  'error.range-too-small.cause.range': 'La plage {first} à {last} ne contient aucune adresse utilisable.',
  'error.range-too-small.cause.network':
    'Un réseau /{prefixLength} n’a pas d’adresse libre en dehors de celle de cet ordinateur.',
  'error.range-too-small.fix':
    'Utilisez un réseau plus grand, ou définissez une plage plus large avec --range.',
  'error.range-too-small.fix.page':
    'Utilisez un réseau plus grand, ou choisissez une plage plus large sous « Modifier ».',
  'error.already-serving.title': 'Slipway est déjà en service sur {card}.',
  'error.already-serving.title.unnamed': 'Slipway est déjà en service.',
  'error.already-serving.cause': 'Slipway sert une seule carte réseau à la fois.',
  'error.already-serving.fix': 'Arrêtez d’abord le service, puis servez sur l’autre carte.',
  'error.not-serving.title': 'Slipway n’est pas en service.',
  'error.not-serving.cause': 'Il ne sait pas quelle carte réseau utiliser.',
  'error.not-serving.fix': 'Servez d’abord sur une carte, ou indiquez-en une avec --nic.',
  'error.not-serving.fix.page': 'Servez d’abord sur la carte de ce réseau.',
  'error.iso-unreadable.title': 'Slipway ne peut pas lire {file}.',
  'error.iso-unreadable.title.unnamed': 'Slipway ne peut pas lire le fichier ISO.',
  'error.iso-unreadable.cause':
    'Le fichier n’existe plus, son lecteur est débranché, ou vous n’avez pas le droit de le lire.',
  'error.iso-unreadable.fix':
    'Vérifiez que le fichier existe et qu’il est lisible, puis importez-le à nouveau.',
  'error.iso-truncated.title': '{file} est incomplet : {size} sur {expected}.',
  'error.iso-truncated.title.unnamed': '{file} est incomplet.',
  'error.iso-truncated.cause':
    'Le téléchargement s’est sans doute arrêté trop tôt. Les machines échoueraient en cours de route.',
  'error.iso-truncated.fix': 'Téléchargez l’ISO à nouveau.',
  'error.iso-not-an-iso.title': '{file} n’est pas une image ISO.',
  'error.iso-not-an-iso.cause': 'Il ne contient ni système de fichiers ISO 9660 ni UDF.',
  'error.iso-not-an-iso.fix':
    'Choisissez une ISO d’installation ou live. Si elle est compressée, décompressez-la d’abord.',
  'error.image-not-found.title': 'Il n’y a pas d’image {id}.',
  'error.image-not-found.title.unnamed': 'Cette image n’existe pas.',
  'error.image-not-found.cause': 'Elle a été retirée, ou son nom s’écrit autrement.',
  'error.image-not-found.fix': 'Affichez la liste des images avec : slipway images',
  'error.image-not-found.fix.page': 'Cherchez-la sur la page Images.',
  'error.not-the-same-image.title': '{file} n’est pas la même ISO.',
  'error.not-the-same-image.cause': 'Le contenu est différent.',
  'error.not-the-same-image.cause.sizes':
    '{name} fait {expected}, ce fichier {size}. Si les tailles sont identiques, c’est le contenu qui diffère.',
  'error.not-the-same-image.fix':
    'Choisissez le fichier qui a été déplacé, ou importez celui-ci comme nouvelle image.',
  'error.upload-incomplete.title': 'L’envoi de {file} s’est arrêté trop tôt.',
  'error.upload-incomplete.title.unnamed': 'L’envoi s’est arrêté trop tôt.',
  'error.upload-incomplete.cause': 'Reçu : {received} sur {expected}.',
  'error.upload-incomplete.cause.unnamed': 'Seule une partie du fichier est arrivée.',
  'error.upload-incomplete.fix': 'Déposez à nouveau le fichier.',
  'error.entry-not-found.title': 'Il n’y a pas d’entrée de menu {entry}.',
  'error.entry-not-found.title.unnamed': 'Cette entrée de menu n’existe pas.',
  'error.entry-not-found.cause': 'Son image a été retirée, ou le nom s’écrit autrement.',
  'error.entry-not-found.fix': 'Affichez la liste des entrées avec : slipway menu show',
  'error.entry-not-found.fix.page': 'Choisissez-en une autre dans le menu.',
  'error.menu-not-understood.title': 'Slipway ne reconnaît pas ce fichier comme menu de démarrage.',
  'error.menu-not-understood.cause': 'Il ne contient aucune entrée GRUB, PXELINUX ou iPXE.',
  'error.menu-not-understood.fix':
    'Choisissez un grub.cfg, un pxelinux.cfg/default ou un script iPXE avec un menu.',
  'error.machine-not-found.title': 'Slipway ne connaît pas de machine {mac}.',
  'error.machine-not-found.title.unnamed': 'Slipway ne connaît pas cette machine.',
  'error.machine-not-found.cause':
    'Elle n’a pas encore demandé à démarrer depuis le réseau, et personne ne l’a ajoutée.',
  'error.machine-not-found.fix': 'Affichez la liste des machines avec : slipway machine list',
  'error.machine-not-found.fix.page': 'Cherchez-la sur la page Machines.',
  'error.group-not-found.title': 'Il n’y a pas de groupe {name}.',
  'error.group-not-found.title.unnamed': 'Ce groupe n’existe pas.',
  'error.group-not-found.cause': 'Il a été supprimé, ou il porte un autre nom.',
  'error.group-not-found.fix': 'Affichez la liste des groupes avec : slipway group list',
  'error.group-not-found.fix.page': 'Cherchez-le dans la liste des groupes.',
  'error.address-reserved.title': '{ip} appartient à une autre machine.',
  'error.address-reserved.title.unnamed': 'Cette adresse appartient à une autre machine.',
  'error.address-reserved.cause':
    '{mac} l’utilise en ce moment ou l’a réservée. Deux machines ne peuvent pas avoir la même adresse.',
  'error.address-reserved.cause.unnamed':
    'Une autre machine l’utilise en ce moment ou l’a réservée. Deux machines ne peuvent pas avoir la même adresse.',
  'error.address-reserved.fix': 'Choisissez une autre adresse, ou retirez-la d’abord de l’autre machine.',
  'error.answer-not-found.title': 'Il n’y a pas de fichier de réponses {id}.',
  'error.answer-not-found.title.unnamed': 'Ce fichier de réponses n’existe pas.',
  'error.answer-not-found.cause': 'Il a été supprimé, ou le nom s’écrit autrement.',
  'error.answer-not-found.fix': 'Affichez la liste des fichiers de réponses avec : slipway answer list',
  'error.answer-not-found.fix.page': 'Cherchez-le sur la page Installation auto.',
  'error.answer-changed.title': '{name} a changé entre-temps.',
  'error.answer-changed.cause': 'Il efface peut-être autre chose maintenant.',
  'error.answer-changed.fix': 'Relisez-le, puis confirmez.',
  'error.boot-not-found.title': 'Slipway n’a plus de trace de ce démarrage.',
  'error.boot-not-found.cause': 'Il conserve les 50 derniers démarrages de chaque machine.',
  'error.boot-not-found.fix': 'Affichez la liste des démarrages avec : slipway timeline',
  'error.boot-not-found.fix.page': 'Consultez les autres démarrages de cette machine.',
  'error.packets-not-kept.title': 'Slipway n’a plus les paquets de ce démarrage.',
  'error.packets-not-kept.cause':
    'Il garde en mémoire les derniers paquets de chaque machine, uniquement tant qu’il fonctionne.',
  'error.packets-not-kept.fix': 'Redémarrez la machine, puis exportez. Le texte reste toujours disponible.',
  'error.unauthorised.title': 'Vous n’êtes pas connecté.',
  'error.unauthorised.cause': 'Le lien est incorrect ou a déjà été utilisé.',
  'error.unauthorised.fix': 'Ouvrez le lien que le terminal a affiché au démarrage de Slipway.',
  'error.wrong-password.title': 'Mot de passe incorrect.',
  'error.wrong-password.cause':
    'La personne qui a démarré Slipway a choisi le mot de passe, dans un fichier.',
  'error.wrong-password.fix': 'Réessayez. Vérifiez les majuscules et la disposition du clavier.',
  'error.too-many-attempts.title':
    'Trop de mots de passe incorrects. Réessayez dans {seconds, plural, one {# seconde} other {# secondes}}.',
  'error.too-many-attempts.title.unnamed': 'Trop de mots de passe incorrects. Réessayez plus tard.',
  'error.too-many-attempts.cause':
    'Quelqu’un cherche peut-être à deviner : chaque essai allonge l’attente avant le suivant.',
  'error.too-many-attempts.fix': 'Patientez, puis réessayez.',
  'error.password-needed.title': 'D’autres ordinateurs peuvent ouvrir la page à l’adresse {host}.',
  'error.password-needed.title.unnamed': 'D’autres ordinateurs peuvent ouvrir la page.',
  'error.password-needed.cause':
    'Toute personne qui l’ouvre pourrait lire des fichiers de cet ordinateur et démarrer des machines : il faut un mot de passe.',
  'error.password-needed.fix':
    'Ajoutez --password-file FICHIER, ou limitez la page à cet ordinateur : --ui 127.0.0.1:8480',
  'error.password-needed.fix.page':
    'Démarrez Slipway avec un fichier de mot de passe, ou limitez la page à cet ordinateur.',
  'error.path-not-allowed.title': '{file} est en dehors des dossiers de cette page.',
  'error.path-not-allowed.cause':
    'Les autres ordinateurs n’ont accès qu’aux fichiers envoyés et aux dossiers indiqués au démarrage de Slipway.',
  'error.path-not-allowed.fix': 'Envoyez le fichier, ou indiquez son dossier au démarrage de Slipway.',
  'error.disk-full.title': 'Il n’y a pas assez de place dans {path}.',
  'error.disk-full.title.unnamed': 'Il n’y a pas assez de place.',
  'error.disk-full.cause': 'Espace libre : {free}, mais Slipway a besoin de {needed}.',
  'error.disk-full.cause.needed': 'Slipway a besoin de {needed}.',
  'error.disk-full.cause.unnamed': 'Slipway a besoin de plus de place qu’il n’y en a.',
  'error.disk-full.fix': 'Libérez de la place ou choisissez un autre dossier, puis réessayez.',
  'error.folder-not-empty.title': '{file} n’est pas vide.',
  'error.folder-not-empty.cause': 'Les fichiers qu’il contient pourraient être écrasés.',
  'error.folder-not-empty.fix': 'Choisissez un autre dossier, ou autorisez l’écrasement avec --force.',
  'error.folder-not-empty.fix.page': 'Choisissez un autre dossier, ou autorisez l’écrasement.',
  'error.setup-not-understood.title': '{file} n’est pas une configuration dnsmasq.',
  'error.setup-not-understood.cause':
    'Aucune ligne n’indique ce que les machines démarrent ni d’où vient leur adresse.',
  'error.setup-not-understood.fix': 'Choisissez le dnsmasq.conf du serveur, ou un fichier qu’il inclut.',
  'error.boot-files-unavailable.title': 'Slipway n’a pas pu télécharger les chargeurs d’amorçage.',
  'error.boot-files-unavailable.cause':
    'La source de paquets de ce système ne répond pas ou ne les propose pas.',
  'error.boot-files-unavailable.fix':
    'Vérifiez la connexion à Internet, puis exécutez : slipway boot-files --fetch',
  'error.boot-files-unavailable.fix.page':
    'Vérifiez la connexion à Internet, puis téléchargez à nouveau les chargeurs d’amorçage.',
  'error.boot-program-changed.title': '{file} n’est pas le fichier que Slipway a téléchargé.',
  'error.boot-program-changed.title.unnamed':
    'Un chargeur d’amorçage n’est pas le fichier que Slipway a téléchargé.',
  'error.boot-program-changed.cause':
    'Sa somme de contrôle n’est pas celle de {package} {version} : le fichier est endommagé, ou quelqu’un l’a remplacé. Aucune machine ne le reçoit.',
  'error.boot-program-changed.cause.unnamed':
    'Sa somme de contrôle diffère : le fichier est endommagé, ou quelqu’un l’a remplacé. Aucune machine ne le reçoit.',
  'error.boot-program-changed.fix':
    'Exécutez : slipway boot-files --fetch. Les chargeurs personnalisés vont dans le dossier boot-programs du dossier de données.',
  'error.boot-program-changed.fix.page':
    'Téléchargez à nouveau les chargeurs d’amorçage. Les chargeurs personnalisés vont dans le dossier boot-programs du dossier de données.',
  'error.tool-missing.title': '{tool} n’est pas installé sur cet ordinateur.',
  'error.tool-missing.title.unnamed': 'Un programme nécessaire n’est pas installé.',
  'error.tool-missing.cause': 'Cette action en a besoin.',
  'error.tool-missing.fix': 'Installez-le : {install}',
  'error.tool-missing.fix.unnamed': 'Installez-le depuis les paquets de ce système.',
  'error.tool-failed.title': '{tool} a échoué.',
  'error.tool-failed.cause': 'Il n’a donné aucune raison.',
  'error.tool-failed.fix': 'Corrigez ce qu’il signale, puis réessayez.',
  'error.not-allowed.title': 'Sur ce système, Slipway ne peut pas demander les droits d’administrateur.',
  'error.not-allowed.title.dismissed': 'Rien n’a été modifié. Vous avez répondu non.',
  'error.not-allowed.cause':
    'Slipway ne s’exécute jamais en administrateur : il demande avant chaque modification.',
  'error.not-allowed.fix': 'Exécutez vous-même : {command}',
  'error.not-allowed.fix.unnamed': 'Exécutez la commande vous-même.',
  'error.host-command-failed.title': 'La commande a échoué.',
  'error.host-command-failed.cause': 'Elle s’est terminée par une erreur.',
  'error.host-command-failed.fix': 'Essayez-la dans un terminal : {command}',
  'error.host-command-failed.fix.unnamed': 'Essayez-la dans un terminal.',
  'error.qemu-not-found.title': '{program} n’est pas installé.',
  'error.qemu-not-found.cause': 'Les machines de test fonctionnent avec QEMU, qui est un programme distinct.',
  'error.qemu-not-found.fix':
    'Installez-le : apt install qemu-system-x86 qemu-utils, dnf install qemu-kvm, pacman -S qemu-base, brew install qemu. Pour Windows, un programme d’installation se trouve sur qemu.org.',
  'error.firmware-not-found.title': 'Cet ordinateur n’a pas de firmware {firmware} pour QEMU.',
  'error.firmware-not-found.cause': 'Il ne se trouve dans aucun de ces dossiers : {places}.',
  'error.firmware-not-found.cause.unnamed': 'Il ne se trouve dans aucun des dossiers habituels.',
  'error.firmware-not-found.fix':
    'Installez ovmf (Debian, Ubuntu), edk2-ovmf (Fedora, Arch) ou qemu-ovmf-x86_64 (openSUSE), ou choisissez un autre firmware.',
  'error.firmware-not-found.fix.arm64':
    'Installez qemu-efi-aarch64 (Debian, Ubuntu) ou edk2-aarch64 (Fedora, Arch), ou choisissez un autre firmware.',
  'error.tpm-unavailable.title': 'La machine de test ne peut pas avoir de TPM.',
  'error.tpm-unavailable.cause': 'Le programme swtpm, qui le fournit, ne fonctionne pas ici.',
  'error.tpm-unavailable.fix': 'Installez swtpm et swtpm-tools, ou démarrez la machine sans TPM.',
  'error.lab-network-unavailable.title': 'La machine de test ne peut pas avoir de réseau séparé.',
  'error.lab-network-unavailable.cause': 'Sur ce système, seul l’administrateur peut en créer un.',
  'error.lab-network-unavailable.fix':
    'Démarrez-la avec --direct ou --cdrom, qui n’ont pas besoin du réseau, ou sur un pont avec --bridge NOM.',
  'error.lab-network-unavailable.fix.page':
    'Démarrez-la directement ou depuis l’ISO : ces modes n’ont pas besoin du réseau.',
  'error.bridge-not-allowed.title': 'QEMU n’a pas le droit d’utiliser le pont {bridge}.',
  'error.bridge-not-allowed.title.unnamed': 'QEMU n’a pas le droit d’utiliser ce pont.',
  'error.bridge-not-allowed.cause':
    '{file} énumère les ponts auxquels les utilisateurs peuvent connecter des machines. Ce pont n’y figure pas.',
  'error.bridge-not-allowed.fix': 'En tant qu’administrateur, ajoutez cette ligne à {file} : {line}',
  'error.not-for-direct-start.title': '{entry} ne peut pas démarrer ainsi.',
  'error.not-for-direct-start.cause':
    'Seul un noyau Linux avec son initrd peut démarrer directement, et seule une image peut servir de DVD.',
  'error.not-for-direct-start.fix': 'Démarrez depuis le réseau.',
  'error.disc-not-bootable.title': '{file} ne peut pas démarrer comme DVD avec un firmware BIOS.',
  'error.disc-not-bootable.title.uefi': '{file} ne peut pas démarrer comme DVD avec un firmware UEFI.',
  'error.disc-not-bootable.cause': 'Il n’a pas d’enregistrement d’amorçage pour ce firmware (El Torito).',
  'error.disc-not-bootable.fix':
    'Choisissez un autre firmware, ou démarrez depuis le réseau, où Slipway fournit le chargeur d’amorçage.',
  'error.test-machine-failed.title': 'La machine de test s’est terminée par une erreur.',
  'error.test-machine-failed.cause': 'QEMU n’a donné aucune raison.',
  'error.test-machine-failed.fix': 'Consultez sa console série, ou démarrez-la avec d’autres réglages.',
  'error.test-machine-not-found.title': 'Il n’y a pas de machine de test {id}.',
  'error.test-machine-not-found.title.unnamed': 'Cette machine de test n’existe pas.',
  'error.test-machine-not-found.cause': 'Elle est terminée, ou Slipway a été redémarré depuis.',
  'error.test-machine-not-found.fix': 'Démarrez-en une nouvelle.',
}
