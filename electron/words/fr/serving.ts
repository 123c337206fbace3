import type { enServing } from '../en/serving.ts'
import type { Translation } from '../message.ts'

/** Ce qui gêne pendant le service : un autre serveur DHCP, plus d’adresse libre, un proxy qui n’est pas entendu. */
export const frServing: Translation<typeof enServing> = {
  'warning.cardBack': 'Le service reprend automatiquement à son retour.',
  'warning.conflict': '{server} attribue aussi des adresses sur ce réseau.',
  'warning.conflictText':
    'Les appareils peuvent recevoir une adresse de l’un ou l’autre serveur et perdre leur connexion. Arrêtez l’un des deux.',
  'warning.useProxy': 'Passer en mode proxy',
  'warning.poolFull': 'Plus d’adresse libre : toutes celles de {range} sont utilisées.',
  'warning.poolFullText': 'Une machine a demandé une adresse et n’en a pas reçu.',
  'warning.whoHasThem': 'Voir les baux',
  'warning.relay': 'Le relais {relay} transmet des demandes d’un réseau qui n’est pas défini ici.',
  'warning.relayText':
    'Ses machines ne reçoivent pas de réponse. Arrêtez le service, puis ajoutez leur réseau sous « Modifier ».',
  'proxy.head': 'A ignoré le fichier d’amorçage',
  'proxy.stage': '{file} proposé, mais la machine ne l’a pas chargé',
  'proxy.someServer': 'un autre serveur',
  'proxy.anAddress': 'une adresse',
  'proxy.anotherFile': 'un autre fichier',
  'proxy.from': ' depuis {server}',
  'proxy.title.offer-ignored': 'La machine n’a écouté que {server}.',
  'proxy.title.other-boot-file': '{server} indique un autre fichier d’amorçage.',
  'proxy.title.no-request': 'Aucun serveur n’a attribué d’adresse.',
  'proxy.title.file-not-fetched': 'La machine n’a jamais récupéré {file}.',
  'proxy.why.offer-ignored':
    'Elle y a pris {address} et n’a jamais demandé {file} à Slipway. Soit un pare-feu de cet ordinateur bloque sa demande, soit son firmware n’entend qu’un serveur et ignore le deuxième.',
  'proxy.why.other-boot-file':
    'Ce serveur demande aux machines de charger {otherFile}{from}, et cette machine l’a fait au lieu de charger {file}.',
  'proxy.why.no-request':
    'Slipway a proposé {file}, mais la machine n’a accepté aucune adresse : aucun serveur DHCP ne répond ici, l’offre de Slipway ne lui parvient pas, ou son firmware n’accepte pas deux réponses.',
  'proxy.why.file-not-fetched':
    'Elle a interrogé Slipway sur le port 4011, reçu le nom du fichier, puis plus rien n’est venu. Le plus souvent, un pare-feu de cet ordinateur bloque le port UDP 69.',
  'proxy.handOut': 'Attribuer des adresses ici',
  'proxy.tellRouter': 'Ou faites indiquer le fichier d’amorçage de Slipway par {server}',
  'proxy.confirmTitle': 'Attribuer des adresses sur {nic} ?',
  'proxy.confirmText':
    '{server} attribue aussi des adresses : d’autres appareils de ce réseau risquent de perdre leur connexion. Ne le faites que sur un réseau séparé. Le service redémarre ; les machines en cours de chargement seront interrompues.',
  'proxy.confirmAction': 'Attribuer des adresses',
  'advice.router': 'Routeur',
  'advice.anyOther': 'Tout autre',
  'advice.copy': 'Copier',
  'advice.hint':
    'Pour les machines avec ce genre de firmware. Retirez ces lignes quand Slipway n’est pas en service.',
}
