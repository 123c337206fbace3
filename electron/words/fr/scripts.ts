import type { enScripts } from '../en/scripts.ts'
import type { Translation } from '../message.ts'

/** Ce qui ne va pas dans un script iPXE, sans sa ligne. */
export const frScripts: Translation<typeof enScripts> = {
  'script.no-first-line': 'un script iPXE doit commencer par #!ipxe',
  'script.byte-order-mark':
    'une marque d’ordre des octets (BOM) invisible précède #!ipxe : iPXE ne reconnaît pas le script',
  'script.unknown-command': 'iPXE n’a pas de commande « {word} »',
  'script.missing-label': 'il n’y a pas d’étiquette « {word} »',
  'script.goto-nowhere': 'goto a besoin du nom d’une étiquette',
  'script.label-twice': 'l’étiquette « {word} » existe déjà ; goto ne trouve que la première',
  'script.unclosed-setting': "un $'{' n’est pas fermé par '}'",
  'script.leads-back': '{word} charge à nouveau ce script : il tournerait sans fin',
  'script.open-end': 'il y a une barre oblique inverse à la fin',
  'script.space-after-backslash':
    'il y a une espace après la barre oblique inverse : la ligne ne continue pas',
}
