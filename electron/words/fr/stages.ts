import type { enStages } from '../en/stages.ts'
import type { Translation } from '../message.ts'

/** Les étapes d’un démarrage, chacune dans chacun de ses états. La machine est nommée au-dessus. */
export const frStages: Translation<typeof enStages> = {
  'stage.because': '{what} : {why}',

  'stage.asked.waiting': 'Pas encore de demande de démarrage réseau',
  'stage.asked.seen': 'A demandé à démarrer depuis le réseau ({arch})',
  'stage.asked.skipped': 'Sa demande n’a pas été vue ici',

  'stage.addressed.waiting': 'Pas encore d’adresse',
  'stage.addressed.running': 'Adresse {address} proposée',
  'stage.addressed.done': 'A l’adresse {address}',
  'stage.addressed.done.lease': 'A l’adresse {address} pour {lease}',
  'stage.addressed.done.server': 'A l’adresse {address} de {server}',
  'stage.addressed.failed': 'N’a pas obtenu d’adresse',
  'stage.addressed.skipped': 'Un autre serveur attribue son adresse',

  'stage.told.waiting': 'Pas encore de fichier d’amorçage proposé',
  'stage.told.done': 'Fichier d’amorçage : {bootFile}',
  'stage.told.done.shim': 'Fichier d’amorçage : {bootFile}, signé pour Secure Boot',
  'stage.told.done.capsule':
    'Fichier d’amorçage : {bootFile}, une petite image disque de programmes signés pour Secure Boot',
  'stage.told.done.own-disk': 'Renvoyée à son propre disque',
  'stage.told.failed': 'N’a pas reçu de fichier d’amorçage',
  'stage.told.skipped': 'Connaissait déjà son fichier d’amorçage',
  'stage.told.offer-ignored':
    'elle a pris une adresse de {server} et ignoré cette offre. Certains firmwares font cela : utilisez le mode serveur, ou faites indiquer le fichier d’amorçage par {server}',
  'stage.told.offer-ignored.unknown-server':
    'elle a pris une adresse d’un autre serveur et ignoré cette offre. Certains firmwares font cela : utilisez le mode serveur, ou faites indiquer le fichier d’amorçage par l’autre serveur',
  'stage.told.other-boot-file':
    '{server} demande aux machines de charger {other}, et celle-ci l’a fait. Retirez-y ce réglage, ou remplacez-le par {bootFile}',
  'stage.told.other-boot-file.unknown-server':
    'un autre serveur demande aux machines de charger {other}, et celle-ci l’a fait. Retirez-y ce réglage, ou remplacez-le par {bootFile}',
  'stage.told.no-request':
    'elle n’a pris d’adresse d’aucun serveur. Soit aucun serveur DHCP ne lui répond, soit son firmware refuse une deuxième réponse : utilisez le mode serveur',
  'stage.told.file-not-fetched':
    'elle a demandé sur le port 4011 et n’a jamais chargé le fichier. Un pare-feu bloque peut-être le port UDP 69 sur cet ordinateur',

  'stage.program.waiting': 'Programme d’amorçage pas encore demandé',
  'stage.program.running': 'Charge {file}',
  'stage.program.running.part': 'Charge {file} : {part} sur {size}',
  'stage.program.done': 'A chargé {file}',
  'stage.program.done.size': 'A chargé {file} : {size}',
  'stage.program.done.time': 'A chargé {file} : {size} en {time}',
  'stage.program.failed': 'A cessé de charger {file}',
  'stage.program.failed.part': 'A cessé de charger {file} à {sent} sur {size}',
  'stage.program.skipped': 'N’a pas besoin de programme d’amorçage : sa carte réseau en a un',
  'stage.program.unnamed': 'le programme d’amorçage',

  'stage.started.waiting': 'Le programme d’amorçage ne s’est pas encore manifesté',
  'stage.started.running': '{program} démarre',
  'stage.started.done': '{program} a démarré',
  'stage.started.failed': '{program} n’a pas démarré',
  'stage.started.skipped': 'Programme d’amorçage démarré sans être vu',
  'stage.started.unnamed': 'Le programme d’amorçage',

  'stage.menu.waiting': 'Menu pas encore affiché',
  'stage.menu.running': 'Menu à l’écran',
  'stage.menu.running.choice': 'Menu à l’écran, en attente d’un choix',
  'stage.menu.running.timeout': 'Menu à l’écran, l’entrée par défaut démarre après {seconds} s',
  'stage.menu.done': 'Le menu a été affiché',
  'stage.menu.failed': 'Le menu n’a pas pu être affiché',
  'stage.menu.skipped': 'Pas de menu : son entrée est fixée',

  'stage.chosen.waiting': 'Rien n’est encore choisi',
  'stage.chosen.running': 'Choisit {title}',
  'stage.chosen.done': 'A choisi {title}',
  'stage.chosen.short-memory':
    'A choisi {title}, qui demande environ {needed} de mémoire ; cette machine en a {has}',
  'stage.chosen.failed': 'Le choix a échoué',
  'stage.chosen.skipped': 'Choix non vu',
  'stage.chosen.unnamed': 'une entrée',

  'stage.kernel.waiting': 'Noyau et initrd pas encore demandés',
  'stage.kernel.running': 'Charge le noyau et l’initrd',
  'stage.kernel.running.part': 'Charge le noyau et l’initrd : {part} sur {size}',
  'stage.kernel.done': 'A chargé le noyau et l’initrd',
  'stage.kernel.done.size': 'A chargé le noyau et l’initrd : {size}',
  'stage.kernel.done.time': 'A chargé le noyau et l’initrd : {size} en {time}',
  'stage.kernel.failed': 'A cessé de charger le noyau et l’initrd',
  'stage.kernel.failed.part': 'A cessé de charger le noyau et l’initrd à {sent} sur {size}',
  'stage.kernel.skipped': 'Le noyau est venu d’ailleurs',

  'stage.image.waiting': 'Le système n’a pas encore demandé l’image',
  'stage.image.running': 'Lit l’image',
  'stage.image.running.size': 'Lit l’image : {sent}',
  'stage.image.running.part': 'Lit l’image : {sent} sur {size}',
  'stage.image.done': 'A lu l’image',
  'stage.image.done.size': 'A lu l’image : {sent}',
  'stage.image.done.part': 'A lu l’image : {sent} sur {size}',
  'stage.image.failed': 'A cessé de lire l’image',
  'stage.image.failed.part': 'A cessé de lire l’image à {sent} sur {size}',
  'stage.image.skipped': 'N’avait besoin de rien dans l’image',

  'stage.answered.waiting': 'Pas encore de fichier de réponses demandé',
  'stage.answered.running': 'Charge son fichier de réponses',
  'stage.answered.done': 'A chargé son fichier de réponses',
  'stage.answered.done.named': 'A chargé son fichier de réponses ({answer})',
  'stage.answered.warning': 'Démarre sans son fichier de réponses',
  'stage.answered.warning.named': 'Démarre sans son fichier de réponses ({answer})',
  'stage.answered.failed': 'N’a pas reçu de fichier de réponses',
  'stage.answered.skipped': 'N’a pas demandé de fichier de réponses',
  'stage.answered.does-not-fit': 'cet installateur lit un autre type de fichier',
  'stage.answered.unconfirmed': 'personne n’a encore confirmé ce qu’il efface',
  'stage.answered.invalid': 'il contient une erreur',
  'stage.answered.other-machine': 'son menu a été demandé depuis l’adresse d’une autre machine',
  'stage.answered.unknown-address': 'Slipway ne sait pas avec certitude quelle machine a son adresse',

  'stage.reported.waiting': 'Pas encore de rapport d’état',
  'stage.reported.running': 'Signale : {text}',
  'stage.reported.done': 'A signalé : {text}',
  'stage.reported.failed': 'A signalé un échec : {text}',
  'stage.reported.failed.silent': 'A signalé un échec, sans détails',
  'stage.reported.finished': 'A signalé la fin',
  'stage.reported.skipped': 'N’a pas envoyé de rapport d’état',
}
