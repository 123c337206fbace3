import type { enDoctorFindings } from '../en/doctor-findings.ts'
import type { Translation } from '../message.ts'

/** Ce que le diagnostic trouve sur cet ordinateur et son réseau, et ce qui va bien. */
export const frDoctorFindings: Translation<typeof enDoctorFindings> = {
  'doctor.finding.no-card.symptom': 'Cet ordinateur n’a pas de carte réseau.',
  'doctor.finding.no-card.cause':
    'Les machines démarrent par un câble, et il n’y a pas de carte où le brancher.',
  'doctor.finding.no-card.fix': 'Branchez un adaptateur réseau.',
  'doctor.finding.card-without-address.symptom': '{card} n’a pas d’adresse IPv4.',
  'doctor.finding.card-without-address.cause':
    'Les machines ont besoin d’une adresse à laquelle joindre cet ordinateur.',
  'doctor.finding.card-without-address.fix':
    'Pour un câble direct vers une machine, donnez-lui {address}. Ou choisissez une autre carte.',
  'doctor.finding.card-without-address.fix.unnamed':
    'Pour un câble direct vers une machine, donnez-lui une adresse. Ou choisissez une autre carte.',
  'doctor.finding.card-link-local.symptom': '{card} n’a pas obtenu d’adresse d’un serveur DHCP.',
  'doctor.finding.card-link-local.cause':
    'Elle a choisi {address} elle-même et l’abandonnera dès qu’un serveur répondra.',
  'doctor.finding.card-link-local.fix': 'Donnez à la carte une adresse fixe, par exemple 192.168.7.1/24.',
  'doctor.finding.card-without-link.symptom': 'Rien n’est connecté à {card}.',
  'doctor.finding.card-without-link.cause':
    'Aucun câble n’est branché, ou la machine à l’autre bout est éteinte.',
  'doctor.finding.card-without-link.fix': 'Branchez le câble et allumez la machine.',
  'doctor.finding.card-wifi.symptom': '{card} est une carte Wi-Fi.',
  'doctor.finding.card-wifi.cause':
    'La plupart des points d’accès ne transmettent pas les diffusions par lesquelles les machines cherchent leur serveur de démarrage.',
  'doctor.finding.card-wifi.fix': 'Utilisez un câble.',
  'doctor.finding.card-in-bridge.symptom': '{card} est un port du pont {bridge}.',
  'doctor.finding.card-in-bridge.cause': 'Les paquets des machines arrivent au pont, pas à la carte.',
  'doctor.finding.card-in-bridge.fix': 'Servez sur {bridge}.',
  'doctor.finding.bridge-waits.symptom': 'Le pont {card} bloque un nouveau port pendant {seconds} s.',
  'doctor.finding.bridge-waits.cause':
    'Spanning tree est activé. Une ROM de démarrage cesse de demander une adresse avant que le port s’ouvre.',
  'doctor.finding.bridge-waits.fix':
    'Si le pont ne forme pas de boucle, désactivez spanning tree ou réduisez son délai (forward delay).',
  'doctor.finding.ports-closed.symptom': 'Les ports {ports} exigent des droits d’administrateur.',
  'doctor.finding.ports-closed.cause':
    'Le démarrage réseau utilise les ports 67 et 69, qui ne peuvent pas être changés. Slipway n’a besoin d’aucun autre droit.',
  'doctor.finding.ports-closed.fix':
    'Autorisez les programmes ordinaires à utiliser les ports à partir de 67.',
  'doctor.finding.port-taken.symptom': '{port} déjà utilisé par {holder}.',
  'doctor.finding.port-taken.symptom.pid': '{port} déjà utilisé par {holder} (PID {pid}).',
  'doctor.finding.port-taken.symptom.unnamed': '{port} déjà utilisé par un autre programme.',
  'doctor.finding.port-taken.cause': 'Deux programmes ne peuvent pas écouter sur le même port.',
  'doctor.finding.port-taken.cause.proxy':
    'Les machines n’en ont besoin que si un autre serveur DHCP attribue les adresses.',
  'doctor.finding.port-taken.fix': 'Arrêtez ce programme, ou choisissez une autre carte.',
  'doctor.finding.port-taken.fix.http': 'Choisissez un autre port HTTP, ou arrêtez ce programme.',
  'doctor.finding.firewall-drops.symptom': 'Le pare-feu de cet ordinateur bloque {ports} sur {card}.',
  'doctor.finding.firewall-drops.cause': '{firewall} n’a pas de règle qui autorise Slipway.',
  'doctor.finding.firewall-drops.cause.zone': '{firewall} ne les autorise pas dans la zone {zone}.',
  'doctor.finding.firewall-drops.cause.policy':
    'Aucune règle de {firewall} ne les accepte, et la politique de la table {table}, chaîne {chain}, est drop.',
  'doctor.finding.firewall-drops.cause.rule':
    'La règle « {rule} » de {firewall} les bloque (table {table}, chaîne {chain}).',
  'doctor.finding.firewall-drops.fix':
    'Autorisez les machines sur {card} pendant que Slipway est en service.',
  'doctor.finding.firewall-unread.symptom':
    '{firewall} est actif, et seul un administrateur peut lire ses règles.',
  'doctor.finding.firewall-unread.cause':
    'Par défaut, il bloque les demandes des machines. Slipway ne peut pas savoir si quelqu’un les a autorisées.',
  'doctor.finding.firewall-unread.fix':
    'Si les machines n’obtiennent pas de réponse, autorisez-les sur {card}.',
  'doctor.finding.other-dhcp-server.symptom': 'Un autre serveur DHCP répond sur {card} : {server}.',
  'doctor.finding.other-dhcp-server.cause':
    'Si les deux attribuent des adresses, d’autres appareils risquent de perdre leur connexion.',
  'doctor.finding.other-dhcp-server.cause.file':
    'Si les deux attribuent des adresses, d’autres appareils risquent de perdre leur connexion. Il demande aussi aux machines de démarrer {bootFile}.',
  'doctor.finding.other-dhcp-server.cause.file-from':
    'Si les deux attribuent des adresses, d’autres appareils risquent de perdre leur connexion. Il demande aussi aux machines de démarrer {bootFile} depuis {nextServer}.',
  'doctor.finding.other-dhcp-server.fix':
    'Laissez-lui les adresses et n’ajoutez que les informations de démarrage (mode proxy). « Servir » le fait automatiquement.',
  'doctor.finding.tftp-fails.symptom':
    'Slipway ne peut pas charger {file} depuis {address} par TFTP : {why}.',
  'doctor.finding.tftp-fails.cause':
    'Quelque chose sur cet ordinateur bloque les paquets entre ses propres programmes. Les machines ne reçoivent alors pas de chargeur d’amorçage.',
  'doctor.finding.tftp-fails.fix': 'Vérifiez le pare-feu et les logiciels de sécurité.',
  'doctor.finding.http-fails.symptom':
    'Slipway ne peut pas charger {file} depuis {address} par HTTP : {why}.',
  'doctor.finding.http-fails.cause':
    'Quelque chose sur cet ordinateur bloque les connexions entre ses propres programmes. Les machines ne reçoivent alors pas de noyau.',
  'doctor.finding.http-fails.fix': 'Vérifiez le pare-feu, les logiciels de sécurité et les proxys.',
  'doctor.finding.boot-programs-missing.symptom': 'Des chargeurs d’amorçage manquent : {files}.',
  'doctor.finding.boot-programs-missing.cause': 'C’est la première chose qu’une machine charge.',
  'doctor.finding.boot-programs-missing.fix': 'Téléchargez-les depuis les paquets de ce système.',
  'doctor.finding.boot-program-changed.symptom': '{file} a changé depuis son téléchargement.',
  'doctor.finding.boot-program-changed.symptom.package':
    '{file} a changé depuis son téléchargement ({package} {version}).',
  'doctor.finding.boot-program-changed.cause':
    'La somme de contrôle diffère : le fichier est endommagé, ou quelqu’un l’a remplacé.',
  'doctor.finding.boot-program-changed.fix':
    'Téléchargez à nouveau les chargeurs d’amorçage. Les chargeurs personnalisés vont dans le dossier de données.',
  'doctor.finding.disk-full.symptom': 'Il ne reste que {free} dans {path}.',
  'doctor.finding.disk-full.cause': 'Slipway y garde les baux, le journal et les noyaux des images.',
  'doctor.finding.disk-full.fix':
    'Libérez de la place, ou choisissez un autre dossier de données avec --data.',
  'doctor.finding.clock-wrong.symptom': 'L’horloge de cet ordinateur indique {day}.',
  'doctor.finding.clock-wrong.cause':
    'C’est avant le {later}, alors que cet ordinateur a des fichiers de ce jour. Les baux expirent d’après l’horloge.',
  'doctor.finding.clock-wrong.fix': 'Réglez l’horloge.',
  'doctor.finding.test-machines-incomplete.symptom': 'Non installés : {programs}.',
  'doctor.finding.test-machines-incomplete.cause':
    'Seules les machines de test ont besoin de ces programmes, pas le service.',
  'doctor.finding.test-machines-incomplete.fix':
    'Installez-les si vous voulez tester une image sans deuxième ordinateur.',

  'doctor.fix.fetch-boot-files': 'Télécharger les chargeurs d’amorçage',
  'doctor.fix.serve-as-proxy': 'Servir en mode proxy',
  'doctor.fix.serve-without-dhcp': 'Servir sans DHCP',
  'doctor.fix.other-card': 'Servir sur {card}',
  'doctor.fix.other-card.unnamed': 'Choisir une autre carte',
  'doctor.fix.other-http-port': 'Utiliser le port HTTP {port}',
  'doctor.fix.show-command': 'Afficher la commande',

  'doctor.change.open-ports.restart': 'Autoriser les ports jusqu’au redémarrage',
  'doctor.change.open-ports.always': 'Toujours autoriser les ports',
  'doctor.change.open-firewall': 'Autoriser les machines sur {nic} dans le pare-feu',
  'doctor.change.set-address': 'Donner à {nic} l’adresse {address}/{prefixLength} pendant le service',

  'doctor.check.card': 'Carte réseau',
  'doctor.check.ports': 'Ports',
  'doctor.check.firewall': 'Pare-feu',
  'doctor.check.dhcp-servers': 'Autres serveurs DHCP',
  'doctor.check.boot-programs': 'Chargeurs d’amorçage',
  'doctor.check.tftp': 'TFTP',
  'doctor.check.http': 'HTTP',
  'doctor.check.disk': 'Espace disque',
  'doctor.check.clock': 'Horloge',
  'doctor.check.test-machines': 'Machines de test',
  'doctor.check.skipped': '{check} : {why}',
  'doctor.skipped.no-usable-card': 'non vérifié, car aucune carte n’a d’adresse',
  'doctor.skipped.quick': 'pas inclus dans une vérification rapide',
  'doctor.skipped.not-allowed': 'seul un administrateur peut lire ses règles',
  'doctor.skipped.not-here': 'non pris en charge sur ce système',
  'doctor.skipped.other-finding': 'non vérifié à cause du constat ci-dessus',
  'doctor.skipped.serving-changed': 'non vérifié, car le service a démarré ou fonctionne sur une autre carte',

  'doctor.fine.card': '{card} est active et a l’adresse {address}',
  'doctor.fine.ports': 'Les ports {ports} sont libres',
  'doctor.fine.ports.ours': 'Slipway utilise les ports {ports}',
  'doctor.fine.firewall': 'Le pare-feu ({firewall}) autorise les machines',
  'doctor.fine.firewall.unnamed': 'Aucun pare-feu ne bloque les machines',
  'doctor.fine.dhcp-servers': 'Aucun autre serveur DHCP ne répond',
  'doctor.fine.dhcp-servers.proxy': 'Un autre serveur attribue les adresses, comme prévu',
  'doctor.fine.boot-programs':
    '{count, plural, one {# chargeur d’amorçage a} other {# chargeurs d’amorçage ont}} la bonne somme de contrôle',
  'doctor.fine.boot-programs.unnamed': 'Les chargeurs d’amorçage sont installés',
  'doctor.fine.tftp': '{file} chargé depuis {address} par TFTP',
  'doctor.fine.http': '{file} chargé depuis {address} par HTTP',
  'doctor.fine.disk': 'Espace libre : {free}',
  'doctor.fine.clock': 'L’horloge semble juste',
  'doctor.fine.test-machines': 'QEMU, OVMF et swtpm sont installés',
}
