import type { enEvents } from '../en/events.ts'
import type { Translation } from '../message.ts'

/** Ce qui a été vu d’une machine, une ligne du journal à la fois. La machine est nommée à côté. */
export const frEvents: Translation<typeof enEvents> = {
  'event.dhcp.discovered.ipxe': 'iPXE demande une adresse ({arch})',
  'event.dhcp.discovered.boot': 'Demande à démarrer depuis le réseau ({arch})',
  'event.dhcp.discovered.other': 'Demande une adresse',
  'event.dhcp.offered': 'Adresse {address} proposée',
  'event.dhcp.offered.boot-file': 'Adresse {address} proposée, fichier d’amorçage {file}',
  'event.dhcp.acknowledged': 'Adresse {address} attribuée pour {lease}',
  'event.dhcp.acknowledged.boot-file': 'Adresse {address} attribuée pour {lease}, fichier d’amorçage {file}',
  'event.dhcp.proxy-offered.direct':
    'Fichier d’amorçage {file} proposé ; un autre serveur attribue l’adresse',
  'event.dhcp.proxy-offered.boot-server':
    'Renvoyée à Slipway sur le port 4011 pour son fichier d’amorçage ; un autre serveur attribue l’adresse',
  'event.dhcp.boot-server-answered': 'A demandé sur le port 4011, a reçu le fichier d’amorçage {file}',
  'event.dhcp.foreign-address': 'Prend l’adresse {address} de {server}',
  'event.dhcp.foreign-address.unknown-server': 'A l’adresse {address} d’un autre serveur',
  'event.dhcp.other-server-seen.conflict':
    'Le serveur DHCP {server} attribue aussi des adresses sur ce réseau. Arrêtez l’un des deux, ou servez en mode proxy',
  'event.dhcp.other-server-seen.alone': 'Le serveur DHCP {server} attribue des adresses sur ce réseau',
  'event.dhcp.proxy-failed.offer-ignored':
    'A pris une adresse de {server} et ignoré les informations de démarrage. Certains firmwares font cela : utilisez le mode serveur, ou faites indiquer le fichier d’amorçage par {server}',
  'event.dhcp.proxy-failed.offer-ignored.unknown-server':
    'A pris une adresse d’un autre serveur et ignoré les informations de démarrage. Certains firmwares font cela : utilisez le mode serveur, ou faites indiquer le fichier d’amorçage par l’autre serveur',
  'event.dhcp.proxy-failed.other-boot-file':
    '{server} demande aux machines de charger {other}, et celle-ci l’a fait. Retirez-y ce réglage, ou remplacez-le par {file}',
  'event.dhcp.proxy-failed.other-boot-file.unknown-server':
    'Un autre serveur demande aux machines de charger {other}, et celle-ci l’a fait. Retirez-y ce réglage, ou remplacez-le par {file}',
  'event.dhcp.proxy-failed.no-request':
    'N’a pris d’adresse d’aucun serveur. Soit aucun serveur DHCP ne lui répond, soit son firmware refuse une deuxième réponse : utilisez le mode serveur',
  'event.dhcp.proxy-failed.file-not-fetched':
    'A demandé sur le port 4011 et n’a jamais chargé {file}. Un pare-feu bloque peut-être le port UDP 69 sur cet ordinateur',
  'event.file-on-server': '{file} (sur {server})',
  'event.dhcp.ignored.denied': 'Pas de réponse : elle est dans la liste des machines à ignorer',
  'event.dhcp.ignored.not-allowed': 'Pas de réponse : elle n’est pas dans la liste des machines à servir',
  'event.dhcp.ignored.not-known':
    'Pas de réponse : seules les machines avec un nom ou une adresse fixe sont servies',
  'event.dhcp.ignored.not-a-boot-client': 'Pas de réponse : elle ne demande pas à démarrer depuis le réseau',
  'event.dhcp.ignored.set-to-ignore': 'Pas de réponse : elle est réglée pour être ignorée',
  'event.dhcp.address-in-use': '{address} est utilisée par {holder} : Slipway ne l’attribue pas',
  'event.dhcp.refused': 'Demande refusée : {why}',
  'event.dhcp.refused.address': 'Demande de {address} refusée : {why}',
  'event.dhcp.declined': 'Refuse {address} : un autre appareil y répond',
  'event.dhcp.released': 'Libère {address}',
  'event.dhcp.pool-exhausted':
    'Aucune adresse n’est libre entre {first} et {last}. La liste des baux montre quelles machines les ont',
  'event.tftp.started': 'Charge {file} par TFTP : {size} en blocs de {blksize} octets, fenêtre {windowsize}',
  'event.tftp.progress': 'Charge {file} par TFTP : {sent} sur {size} ({part})',
  'event.tftp.finished': 'A chargé {file} par TFTP : {size} en {time}',
  'event.tftp.probed': 'A demandé la taille de {file} : {size} (normal)',
  'event.tftp.missing': 'A demandé {file} par TFTP, qui n’existe pas',
  'event.tftp.failed': 'A cessé de charger {file} par TFTP à {sent} sur {size} ({part}) : {why}',
  'event.http.started': 'Charge {path} par HTTP : {size}',
  'event.http.progress': 'Charge {path} par HTTP : {sent} sur {size} ({part})',
  'event.http.finished': 'A chargé {path} par HTTP : {sent} en {time}',
  'event.http.finished.unchanged': 'A déjà {path}',
  'event.http.finished.refused': 'A demandé {path} par HTTP : refusé avec le statut {status}',
  'event.http.finished.asked': 'S’est renseignée sur {path} par HTTP',
  'event.http.missing': 'A demandé {path} par HTTP, qui n’existe pas',
  'event.http.aborted': 'A cessé de charger {path} par HTTP à {sent} sur {size} ({part})',
  'event.menu.served': 'A reçu le menu {loader} avec {n, plural, one {# entrée} other {# entrées}}',
  'event.entry.chosen': 'A choisi {title}',
  'event.entry.chosen.short-memory':
    'A choisi {title}, qui demande environ {needed} de mémoire ; cette machine en a {has}',
  'event.start.waits':
    'Attend son tour : {loading, plural, one {# machine charge} other {# machines chargent}}, {ahead} avant elle',
  'event.answer.served': 'A chargé le fichier de réponses {file} de {answer}',
  'event.answer.skipped.does-not-fit':
    'Démarre sans le fichier de réponses {answer} : l’installateur de cette entrée lit un autre type de fichier',
  'event.answer.skipped.unconfirmed':
    'Démarre sans le fichier de réponses {answer} : personne n’a encore confirmé ce qu’il efface',
  'event.answer.skipped.invalid': 'Démarre sans le fichier de réponses {answer}, qui contient une erreur',
  'event.answer.skipped.invalid.problem':
    'Démarre sans le fichier de réponses {answer}, qui contient une erreur : {problem}',
  'event.answer.skipped.other-machine':
    'Démarre sans le fichier de réponses {answer} : son menu a été demandé depuis l’adresse d’une autre machine',
  'event.answer.skipped.unknown-address':
    'Démarre sans le fichier de réponses {answer} : Slipway ne sait pas avec certitude quelle machine a son adresse',
  'event.answer.refused.other-machine':
    'A demandé le fichier de réponses {file} sans l’obtenir : il est pour une autre machine',
  'event.answer.refused.expired':
    'A demandé le fichier de réponses {file} sans l’obtenir : il était pour un démarrage terminé, ou n’a jamais existé',
  'event.answer.refused.unconfirmed':
    'A demandé le fichier de réponses {file} sans l’obtenir : personne n’a encore confirmé ce qu’il efface',
  'event.answer.refused.invalid':
    'A demandé le fichier de réponses {file} sans l’obtenir : il contient une erreur',
  'event.answer.adopted': 'A renvoyé son propre fichier de réponses ; Slipway l’a enregistré sous {answer}',
  'event.secure-boot.seen.unsigned': 'A démarré un programme non signé : son Secure Boot est désactivé',
  'event.secure-boot.seen.on': 'Signale que Secure Boot est activé',
  'event.secure-boot.seen.off': 'Signale que Secure Boot est désactivé',
  'event.secure-boot.restart-chosen':
    'A choisi {title} et redémarre, pour que son firmware lance le shim qui lui fait confiance',
  'event.secure-boot.refused.seen': 'N’a pas démarré {title} : {why}',
  'event.secure-boot.refused.expected': 'Ne démarrera pas {title} : {why}',
  'event.loader.failed.came-back':
    '{program} n’a pas démarré : la machine l’a chargé en entier et est revenue à son firmware. À son prochain démarrage, elle recevra {next}',
  'event.loader.failed.came-back.last':
    '{program} n’a pas démarré : la machine l’a chargé en entier et est revenue à son firmware. Il n’y a pas d’autre chargeur d’amorçage pour elle',
  'event.loader.failed.silent':
    '{program} n’a pas démarré : la machine l’a chargé en entier et ne s’est plus manifestée. À son prochain démarrage, elle recevra {next}',
  'event.loader.failed.silent.last':
    '{program} n’a pas démarré : la machine l’a chargé en entier et ne s’est plus manifestée. Il n’y a pas d’autre chargeur d’amorçage pour elle',
  'event.loader.works': '{program} fonctionne sur cette machine et reste son chargeur d’amorçage',
  'event.config.unknown.grub-legacy':
    'A demandé {file}, que Slipway ne sert pas. C’est un fichier de GRUB Legacy, d’avant 2009 : choisissez un autre chargeur d’amorçage pour cette machine, par exemple pxelinux.0',
  'event.config.unknown.syslinux':
    'A demandé {file}, que Slipway ne sert pas. PXELINUX reçoit son menu comme pxelinux.cfg/… : choisissez pxelinux.0 comme chargeur d’amorçage',
  'event.config.unknown.esxi':
    'A demandé {file}, que Slipway ne sert pas. C’est un fichier du chargeur d’ESXi : démarrez ESXi depuis le menu, qui réécrit son boot.cfg',
  'event.config.unknown.systemd-boot':
    'A demandé {file}, que Slipway ne sert pas. systemd-boot ne lit aucun menu par le réseau : choisissez un autre chargeur d’amorçage',
  'event.config.unknown.raspberry-pi':
    'A demandé {file}, que Slipway ne sert pas. Les fichiers d’un Raspberry Pi vont dans le dossier des programmes d’amorçage',
  'event.config.unknown.unknown':
    'A demandé {file}, que Slipway ne sert pas. Placez-le dans le dossier des programmes d’amorçage, ou choisissez un autre chargeur d’amorçage pour cette machine',
  'event.machine.reported': 'A signalé : {text}',
  'event.machine.reported.installing': 'A signalé que l’installation est en cours',
  'event.machine.reported.installing.text': 'A signalé que l’installation est en cours : {text}',
  'event.machine.reported.installed': 'A signalé que l’installation est terminée',
  'event.machine.reported.installed.text': 'A signalé que l’installation est terminée : {text}',
  'event.machine.reported.failed': 'A signalé que l’installation a échoué',
  'event.machine.reported.failed.text': 'A signalé que l’installation a échoué : {text}',
  'event.machine.logged': '{program} : {text}',
  'event.machine.logged.unnamed': 'Journal : {text}',
  'event.machine.log-dropped':
    'A envoyé {count, plural, one {# ligne de journal} other {# lignes de journal}} de plus que Slipway n’en garde',
  'event.machine.next-changed': '{reason} : {next}',
  'event.next-reason.once-started': 'A démarré son entrée une fois',
  'event.next-reason.installed': 'Est installée',
  'event.next-reason.restarted': 'Est revenue après avoir tout chargé, ce qui compte comme installée',
  'event.next.menu': 'son prochain démarrage réseau affiche le menu, avec son propre disque sélectionné',
  'event.next.once': 'son prochain démarrage réseau lance son entrée',
  'event.next.always': 'son prochain démarrage réseau lance à nouveau son entrée, comme réglé',
  'event.next.local': 'elle démarre depuis son propre disque jusqu’à nouvel ordre',
  'event.next.ignore': 'elle ne reçoit pas de réponse',
  'event.machine.woken':
    'Paquet de réveil envoyé sur {nic} à {sentTo}. Wake-on-LAN ne donne pas de confirmation',

  'refusal.unsigned': 'son noyau n’est pas signé, et Secure Boot est activé',
  'refusal.damaged': 'son noyau a été modifié après sa signature, et Secure Boot est activé',
  'refusal.needs-other-shim': 'le shim chargé ne fait pas confiance à {signer}',
  'refusal.needs-other-shim.unnamed': 'le shim chargé ne fait pas confiance au signataire de son noyau',
  'refusal.not-loaded': 'son GRUB n’a pas pu charger le noyau avec Secure Boot activé',
  'refusal.not-known': 'Secure Boot est activé, et la signature de son noyau n’est pas connue',
}
