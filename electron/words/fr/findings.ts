import type { enFindings } from '../en/findings.ts'
import type { Translation } from '../message.ts'

/** Pourquoi un démarrage s’est arrêté, sur quoi cela repose, et que faire. La machine est nommée au-dessus. */
export const frFindings: Translation<typeof enFindings> = {
  'finding.sure.certain': '{why}',
  'finding.sure.most-likely': 'Cause probable : {why}',
  'finding.sure.possible': 'Cause possible : {why}',

  'finding.no-address.title': 'Elle n’a pas obtenu d’adresse',
  'finding.no-address.pool-exhausted': 'Aucune adresse n’est libre entre {first} et {last}.',
  'finding.no-address.declined': 'Elle a refusé {address} : un autre appareil y répond.',
  'finding.no-address.refused': 'Slipway a refusé sa demande : {why}.',
  'finding.no-address.refused.address': 'Slipway a refusé sa demande de {address} : {why}.',
  'finding.no-address.not-ours': 'ce n’est pas à Slipway d’attribuer cette adresse',

  'finding.other-offer-taken.title': 'Elle a pris une adresse d’un autre serveur DHCP',
  'finding.other-offer-taken.title.server': 'Elle a pris une adresse d’un autre serveur DHCP, {server}',
  'finding.other-offer-taken':
    'Slipway a proposé {offered} ; elle a pris {address} à la place et n’a plus rien demandé à Slipway depuis. Deux serveurs attribuent des adresses sur ce réseau.',

  'finding.offer-not-taken.title': 'Elle ne prend pas l’adresse que Slipway propose',
  'finding.offer-not-taken':
    'L’offre ne lui parvient pas, ou elle attend un autre serveur. Slipway a proposé {address} {count, plural, one {# fois} other {# fois}} en {time} sans recevoir de demande.',
  'finding.offer-not-taken.server':
    'L’offre ne lui parvient pas, ou elle attend un autre serveur ({server} répond aussi ici). Slipway a proposé {address} {count, plural, one {# fois} other {# fois}} en {time} sans recevoir de demande.',

  'finding.proxy-not-heard.title': 'Elle n’a pas chargé {bootFile}',
  'finding.proxy-not-heard.other-boot-file': '{server} lui demande de charger {other}, et elle le fait.',
  'finding.proxy-not-heard.other-boot-file.unknown-server':
    'Un autre serveur lui demande de charger {other}, et elle le fait.',
  'finding.proxy-not-heard.offer-ignored':
    'Un pare-feu de cet ordinateur bloque le port {protocol} {port}, ou son firmware n’écoute qu’un seul serveur. Elle a pris {address} de {server} et n’a jamais interrogé Slipway.',
  'finding.proxy-not-heard.offer-ignored.unknown-server':
    'Un pare-feu de cet ordinateur bloque le port {protocol} {port}, ou son firmware n’écoute qu’un seul serveur. Elle a pris {address} d’un autre serveur et n’a jamais interrogé Slipway.',
  'finding.proxy-not-heard.file-not-fetched':
    'Un pare-feu de cet ordinateur bloque le port {protocol} {port}. Elle a demandé sur le port 4011 et reçu sa réponse, puis plus rien n’est venu.',
  'finding.proxy-not-heard.no-request':
    'Aucun serveur DHCP ne lui donne d’adresse, la réponse de Slipway ne lui parvient pas, ou son firmware n’accepte pas deux réponses.',

  'finding.wrong-program.title': '{file} n’est pas fait pour cette machine',
  'finding.wrong-program': 'Son firmware est {arch} et ne lance que des programmes pour {firmware}.',

  'finding.program-missing.title': '{file} n’existe pas',
  'finding.program-missing':
    'Elle a reçu l’instruction de charger ce fichier et l’a demandé {count, plural, one {# fois} other {# fois}}. Slipway n’a pas de fichier de ce nom.',

  'finding.program-not-asked.title': 'Sa demande de {file} ne parvient pas à Slipway',
  'finding.program-not-asked':
    'Un pare-feu de cet ordinateur bloque le port {protocol} {port}. La machine a son adresse et sait quoi charger ; aucune demande n’est venue depuis {time}.',

  'finding.blocks-lost.title': 'Aucun bloc de {file} n’arrive',
  'finding.blocks-lost':
    'Quelque chose sur le trajet ne laisse pas passer des paquets aussi grands. Elle a demandé {count, plural, one {# fois} other {# fois}} des blocs de {blksize} octets. Les petits paquets passent, mais elle n’a rien confirmé du fichier.',

  'finding.program-stalled.title': 'Le chargement de {file} s’est arrêté en cours de route',
  'finding.program-stalled':
    'Elle a confirmé {sent} sur {size}, puis plus rien. Elle a commencé {count, plural, one {# fois} other {# fois}}.',
  'finding.program-stalled.silent':
    'La connexion est rompue. Des {size}, elle n’a plus rien pris depuis {time}.',

  'finding.second-stage-missing.title': '{file} n’existe pas',
  'finding.second-stage-missing': '{loader} a démarré et l’a demandé comme programme suivant.',

  'finding.loader-without-menu.title': 'GRUB n’a pas demandé son menu',
  'finding.loader-without-menu.second-server': 'GRUB n’écoute pas un deuxième serveur DHCP. {loaded}',
  'finding.loader-without-menu.http':
    'Ce GRUB est venu par le démarrage HTTP et ne peut pas lire son menu par HTTP. {loaded}',
  'finding.loader-without-menu.unknown': 'GRUB ne fonctionne pas avec cette carte réseau. {loaded}',

  'finding.secure-boot.title': 'Elle n’a pas démarré {file}',
  'finding.secure-boot':
    'Secure Boot est activé et rejette les programmes qui ne sont pas signés pour lui. {loaded}',

  'finding.program-not-started.title': '{file} ne démarre pas sur cette machine',
  'finding.program-not-started':
    'Ce chargeur d’amorçage ne fonctionne pas avec cette carte réseau, ou son fichier est endommagé. {loaded}',

  'finding.loaded-whole':
    'Elle a chargé les {size} en entier, et le programme ne s’est pas manifesté depuis {time}.',
  'finding.loaded-whole.again':
    'Elle a chargé les {size} en entier, puis a redémarré avant que le programme se manifeste.',

  'finding.script-not-asked.title': 'iPXE a démarré mais n’atteint pas Slipway par HTTP',
  'finding.script-not-asked':
    'Un pare-feu de cet ordinateur bloque le port TCP {port}. iPXE a son adresse et l’instruction de charger {url} ; aucune demande n’est venue depuis {time}.',

  'finding.kernel-refused.title': 'Secure Boot refuse {title}',
  'finding.kernel-refused.title.unnamed': 'Secure Boot refuse le système',
  'finding.kernel-refused.unsigned': 'Son noyau n’est pas signé, et Secure Boot est activé.',
  'finding.kernel-refused.damaged': 'Son noyau a été modifié après sa signature, et Secure Boot est activé.',
  'finding.kernel-refused.needs-other-shim': 'Le shim chargé ne fait pas confiance à {signer}.',
  'finding.kernel-refused.needs-other-shim.unnamed':
    'Le shim chargé ne fait pas confiance au signataire de son noyau.',
  'finding.kernel-refused.not-loaded': 'Son GRUB n’a pas pu charger le noyau avec Secure Boot activé.',
  'finding.kernel-refused.not-known':
    'Secure Boot est activé, et la signature de son noyau n’est pas connue.',

  'finding.kernel-missing.title': '{file} n’existe pas',
  'finding.kernel-missing.title.chosen': 'Ce qu’elle a choisi n’existe plus',
  'finding.kernel-missing':
    'Elle a demandé ce fichier du système qu’elle démarre. L’ISO a été déplacée ou retirée, ou se trouve sur un disque qui n’est pas branché.',
  'finding.kernel-missing.chosen':
    'Elle a choisi {entry}, que son menu affichait encore. L’ISO a été déplacée ou retirée, ou se trouve sur un disque qui n’est pas branché.',

  'finding.memory-low.title': 'Elle a trop peu de mémoire',
  'finding.memory-low':
    'Elle a {memory}, ce système demande environ {needed}, et elle ne s’est pas manifestée depuis {time}.',

  'finding.kernel-stalled.title': 'Elle a renoncé à charger {file}',
  'finding.kernel-stalled.title.silent': 'Le chargement de {file} s’est arrêté en cours de route',
  'finding.kernel-stalled':
    'Sa mémoire est pleine, ou la connexion est rompue. Elle a fermé la connexion à {sent} sur {size}.',
  'finding.kernel-stalled.silent':
    'La connexion est rompue. Elle a pris {sent} sur {size}, puis plus rien depuis {time}, sans fermer la connexion.',

  'finding.kernel-silent.title': 'En attente du démarrage du système',
  'finding.kernel-silent.title.again': 'Le système n’a pas démarré',
  'finding.kernel-silent':
    'Elle a trop peu de mémoire, ou son noyau n’a pas de pilote pour la carte réseau. Noyau et initrd ont été envoyés en entier ; elle n’a rien demandé depuis {time}.',
  'finding.kernel-silent.memory':
    'Elle a trop peu de mémoire (il en faut environ {needed}), ou son noyau n’a pas de pilote pour la carte réseau. Noyau et initrd ont été envoyés en entier ; elle n’a rien demandé depuis {time}.',
  'finding.kernel-silent.again':
    'Elle a trop peu de mémoire, ou son noyau n’a pas de pilote pour la carte réseau. Noyau et initrd ont été envoyés en entier ; puis elle a redémarré.',
  'finding.kernel-silent.again.memory':
    'Elle a trop peu de mémoire (il en faut environ {needed}), ou son noyau n’a pas de pilote pour la carte réseau. Noyau et initrd ont été envoyés en entier ; puis elle a redémarré.',

  'finding.answers-not-asked.title': 'Elle n’a pas demandé son fichier de réponses',
  'finding.answers-not-asked':
    'Son installateur posera ses questions à l’écran. Il a lu {sent} de son image, mais pas le fichier de réponses défini pour elle.',

  'finding.installer-quiet.title': 'Aucune nouvelle de l’installateur depuis longtemps',
  'finding.installer-quiet': 'Il attend une réponse à l’écran. Son dernier rapport date d’il y a {time}.',

  'finding.starts-again.title':
    'Elle a commencé à démarrer {count, plural, one {# fois} other {# fois}} en {time}',
  'finding.starts-again.reported':
    'Elle a signalé la fin de l’installation, mais son firmware démarre toujours d’abord depuis le réseau.',
  'finding.starts-again.after-kernel':
    'À chaque fois, elle charge son système et revient. Soit elle est installée et démarre toujours d’abord depuis le réseau, soit son noyau s’arrête.',
  'finding.starts-again.same-stop': 'À chaque fois, elle s’arrête au même point.',

  'remedy.serve-as-server': 'Attribuer des adresses ici (uniquement sur un réseau séparé)',
  'remedy.serve-as-proxy': 'Laisser les adresses à l’autre serveur (mode proxy)',
  'remedy.router-lines':
    'Faire indiquer le fichier d’amorçage {bootFile} de Slipway par l’autre serveur DHCP',
  'remedy.open-port': 'Autoriser le port {protocol} {port} dans le pare-feu de cet ordinateur',
  'remedy.pin-loader': 'Utiliser {loader} pour cette machine',
  'remedy.let-slipway-choose': 'Retirer le fichier d’amorçage défini pour cette machine',
  'remedy.fetch-boot-files': 'Télécharger les programmes d’amorçage',
  'remedy.secure-boot-on': 'Utiliser les chargeurs Secure Boot pour cette machine',
  'remedy.turn-secure-boot-off': 'Désactiver Secure Boot dans le firmware de la machine',
  'remedy.raise-mtu':
    'Laisser passer des paquets de 1500 octets (MTU) sur chaque switch, pont et tunnel du trajet',
  'remedy.check-cable': 'Vérifier le câble et le switch',
  'remedy.find-image': 'Montrer à Slipway où se trouve l’ISO',
  'remedy.add-memory': 'Donner {memory} de mémoire à la machine',
  'remedy.add-memory.unknown': 'Donner plus de mémoire à la machine',
  'remedy.look-at-screen': 'Regarder l’écran de la machine',
  'remedy.show-leases': 'Montrer quelle machine a quelle adresse',
  'remedy.own-disk': 'La démarrer depuis son propre disque la prochaine fois',
}
