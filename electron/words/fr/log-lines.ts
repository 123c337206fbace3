import type { enLogLines } from '../en/log-lines.ts'
import type { Translation } from '../message.ts'

/** Ce que le moteur écrit dans son propre journal, sous `line.<code de la ligne>`. */
export const frLogLines: Translation<typeof enLogLines> = {
  'line.dhcp.searching': 'Recherche d’autres serveurs DHCP sur {card}.',
  'line.dhcp.alone': 'Aucun autre serveur DHCP n’a répondu sur {card}.',
  'line.dhcp.other-server-found': 'Le serveur DHCP {server} a répondu sur {card}.',
  'line.dhcp.other-server-found.file':
    'Le serveur DHCP {server} a répondu sur {card}. Il demande aux machines de démarrer {bootFile}.',
  'line.dhcp.send-failed': 'Slipway n’a pas pu envoyer une réponse DHCP : {detail}',
  'line.dhcp.boot-server-port-taken':
    'Le port {port} (serveur de démarrage PXE) est déjà utilisé. Les machines n’en ont pas besoin quand Slipway attribue les adresses.',
  'line.dhcp.leases-unwritable':
    'Slipway ne peut pas enregistrer les baux : d’ici là, aucune machine n’obtient d’adresse : {detail}',
  'line.dhcp.malformed': 'Paquet DHCP de {from} ignoré : {detail}',
  'line.dhcp.unsupported-hardware': 'Paquet DHCP de {from} ignoré : {detail}',
  'line.dhcp.stage-failed': 'Paquet DHCP de {from} ignoré : {detail}',
  'line.tftp.malformed': 'Requête TFTP de {from} ignorée : {detail}',
  'line.tftp.file-source-failed': 'Requête TFTP de {from} ignorée : {detail}',
  'line.tftp.port-unavailable': 'Requête TFTP de {from} ignorée : {detail}',
  'line.tftp.too-many-transfers':
    'Requête TFTP de {from} ignorée, car trop de transferts sont en cours : {detail}',
  'line.router.unavailable':
    'Les machines avec un iPXE ancien peuvent attendre 16 s un routeur IPv6 sur {card} : {why}.',
  'line.router.send-failed': 'Slipway n’a pas pu envoyer un message IPv6 sur {card} : {detail}',
  'line.router.answered':
    'Slipway a signalé à la machine qu’aucun routeur IPv6 ne la sert, pour qu’elle n’en attende pas.',
  'line.router.heard': 'Il y a un routeur IPv6 ({address}) sur {card} ; il répond lui-même aux machines.',
  'line.card-lost': '{card} a disparu ou n’a plus d’adresse. Le service reprend à son retour.',
  'line.card-moved': '{card} a maintenant une autre adresse. Slipway y redémarre le service.',
  'line.card-back': '{card} est de retour. Slipway redémarre le service.',
  'line.close-failed': 'Un serveur ne s’est pas fermé correctement : {detail}',
  'line.iso-close-failed': 'Slipway n’a pas pu fermer un fichier ISO : {detail}',
  'line.image.imported.yes': '{file} importé sous le nom {name} en {took}. Démarre depuis le réseau.',
  'line.image.imported.partial':
    '{file} importé sous le nom {name} en {took}. Démarre en partie depuis le réseau.',
  'line.image.imported.no':
    '{file} importé sous le nom {name} en {took}. Ne peut pas démarrer depuis le réseau.',
  'line.image.imported': '{file} importé en {took}.',
  'line.image.refused': 'Slipway n’a pas pu importer {path}. {problem}',
  'line.image.second-look-failed':
    'Slipway n’a pas pu examiner un initrd. Le résultat de l’importation ne change pas.',
  'line.image.checksum':
    'La somme SHA-256 de {id} est {sha256}. {isMatch, select, true {Elle concorde.} false {Elle ne correspond pas à la valeur attendue.} other {Il n’y a rien à quoi la comparer.}}',
  'line.image.checksum-failed': 'Slipway n’a pas pu calculer la somme de contrôle de {file}.',
  'line.boot-files.needed':
    'Téléchargement des chargeurs d’amorçage depuis les paquets de ce système pour le premier démarrage.',
  'line.boot-files.refreshing': 'Actualisation des listes de paquets.',
  'line.boot-files.downloading': 'Téléchargement de {packages}.',
  'line.boot-files.unknown-package':
    'Les listes de paquets de ce système ne contiennent pas {package}. Slipway continue sans.',
  'line.boot-files.incomplete-package':
    'Le paquet {package} {version} ne contient pas {program}. Slipway continue sans.',
  'line.boot-files.changed':
    'Aucune machine ne reçoit {file} : ce n’est pas le fichier de {package} {version}. Exécutez : slipway boot-files --fetch',
  'line.boot-files.fetched':
    '{count, plural, one {# chargeur d’amorçage ou module se trouve} other {# chargeurs d’amorçage et modules se trouvent}} dans {folder}.',
  'line.machines-unwritable': 'Slipway ne peut pas enregistrer les machines. Le service continue.',
  'line.journal-unwritable':
    'Slipway ne peut pas écrire son journal dans la base de données. Le service continue.',
  'line.event-failed': 'Slipway n’a pas pu enregistrer ce qu’une machine a fait.',
  'line.background-failed': 'Une tâche en arrière-plan a échoué. Le service continue. {detail}',
  'line.part-not-closed': '{part} ne s’est pas fermé. Slipway a fermé tout le reste. {detail}',
  'line.listener-failed': 'Un composant qui suit le journal a échoué : {detail}',
  'line.database-set-aside':
    'La base de données était endommagée et se trouve maintenant à {path}. Slipway en a créé une nouvelle. Ajoutez à nouveau images, machines et réglages.',
  'line.undo-failed': 'Slipway n’a pas pu annuler ce qui avait été modifié pour le service : {detail}',
  'line.host-changed': 'Cet ordinateur a été modifié, comme convenu : {detail}.',
  'line.host-changed.open-ports': 'Ports ouverts sur cet ordinateur, comme convenu.',
  'line.host-changed.open-firewall': 'Pare-feu de cet ordinateur ouvert, comme convenu.',
  'line.host-changed.set-address': 'Adresse donnée à une carte réseau de cet ordinateur, comme convenu.',
  'line.fault': '{method} a échoué à cause d’une erreur interne : {error}',
}
