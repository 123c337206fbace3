import type { enHelp } from '../en/help.ts'
import type { Translation } from '../message.ts'

/** La page qui explique : le déroulement d’un démarrage, les câbles, les touches. */
export const frHelp: Translation<typeof enHelp> = {
  'help.title': 'Aide',
  'help.summary': 'Branchez, appuyez sur la bonne touche, voyez ce qui passe par le réseau.',
  'help.path.title': 'Ce qui se passe quand une machine démarre',
  'help.path.machine': 'La machine',
  'help.path.slipway': 'Cet ordinateur',
  'help.path.asks': 'Demande une adresse et un fichier d’amorçage',
  'help.path.offers': 'Propose une adresse et le nom d’un programme d’amorçage',
  'help.path.loads': 'Récupère le programme d’amorçage',
  'help.path.program': 'Envoie un programme d’environ 1 Mo',
  'help.path.menu': 'Demande le menu',
  'help.path.entries': 'Envoie vos images sous forme de menu ; vous choisissez, ou le délai expire',
  'help.path.kernel': 'Récupère le noyau, l’initrd et ce que le système lit dans l’ISO',
  'help.path.note': 'En mode proxy, l’adresse vient de votre routeur ; tout le reste est identique.',
  'help.wiring.title': 'Câblage : câble, switch, Wi-Fi',
  'help.wiring.cable': 'Un câble entre les ordinateurs',
  'help.wiring.cableText':
    'N’importe quel câble réseau convient. Donnez à votre carte une adresse comme 192.168.7.1 et laissez Slipway attribuer les autres. Le plus simple pour commencer.',
  'help.wiring.switch': 'Les deux sur un switch ou un routeur',
  'help.wiring.switchText':
    'Votre routeur continue d’attribuer les adresses ; Slipway le détecte et ajoute seulement les informations de démarrage. Les deux ordinateurs doivent être dans le même VLAN. Les réseaux invités isolent les machines et ne fonctionnent pas.',
  'help.wiring.wifi': 'Wi-Fi',
  'help.wiring.wifiText':
    'La machine qui démarre a besoin d’un câble, car le firmware ne connaît pas le Wi-Fi. Slipway peut être sur le Wi-Fi du même routeur, mais beaucoup de points d’accès rejettent les diffusions par lesquelles un démarrage commence. Si possible, utilisez un câble.',
  'help.wiring.usb':
    'Un adaptateur réseau USB ne démarre que si le firmware a un pilote pour lui. Les adaptateurs à puce Realtek ou ASIX fonctionnent souvent.',
  'help.keys.title': 'Touches de démarrage',
  'help.keys.text':
    'Appuyez plusieurs fois sur la touche juste après la mise sous tension. Choisissez l’entrée avec « PXE », « Network » ou « IPv4 ».',
  'help.keys.find': 'Chercher un fabricant',
  'help.keys.maker': 'Fabri\u00ADcant',
  'help.keys.bootMenu': 'Menu de démar\u00ADrage',
  'help.keys.setup': 'Setup',
  'help.keys.network': 'Démar\u00ADrage réseau',
  'help.keys.none': 'Aucun fabricant ne correspond.',
  'help.keys.noKey': 'aucune',
  'help.keys.missing':
    'Pas d’entrée de ce genre ? Activez « Network stack », « PXE » ou « LAN option ROM » dans le setup.',
  'help.keys.caption': 'D’après les manuels des fabricants ; certains modèles diffèrent.',
  'help.keys.pi':
    'Le Raspberry Pi n’a pas de touche de démarrage : choisissez « Network boot » comme ordre de démarrage avec raspi-config.',
  'help.more': 'Câbles, Wi-Fi et touches de démarrage',
}
