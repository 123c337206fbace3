import type { enAnswerFiles } from '../en/answer-files.ts'
import type { Translation } from '../message.ts'

/** Les types de fichiers de réponses, ce qu’ils effacent, et ce qui ne va pas dans l’un d’eux. */
export const frAnswerFiles: Translation<typeof enAnswerFiles> = {
  'answer.kind.autoinstall.title': 'Autoinstall Ubuntu (cloud-init)',
  'answer.kind.autoinstall.installs': 'Ubuntu Server et Desktop',
  'answer.kind.preseed.title': 'Preseed',
  'answer.kind.preseed.installs': 'Debian, Kali, anciens Ubuntu',
  'answer.kind.kickstart.title': 'Kickstart',
  'answer.kind.kickstart.installs': 'Fedora, RHEL, Rocky, AlmaLinux, CentOS Stream',
  'answer.kind.autoyast.title': 'AutoYaST',
  'answer.kind.autoyast.installs': 'openSUSE Leap 15, Tumbleweed, SLES 15',
  'answer.kind.agama.title': 'Agama',
  'answer.kind.agama.installs': 'openSUSE Leap 16, SLES 16',
  'answer.kind.ignition.title': 'Ignition',
  'answer.kind.ignition.installs': 'Fedora CoreOS, Flatcar',
  'answer.kind.archinstall.title': 'archinstall',
  'answer.kind.archinstall.installs': 'Arch Linux',
  'answer.kind.proxmox.title': 'Fichier de réponses Proxmox',
  'answer.kind.proxmox.installs': 'Proxmox VE, Backup Server, Mail Gateway',
  'answer.kind.xcp-ng.title': 'Fichier de réponses XCP-ng',
  'answer.kind.xcp-ng.installs': 'XCP-ng, XenServer',
  'answer.kind.harvester-create.title': 'Harvester, nouveau cluster',
  'answer.kind.harvester-create.installs': 'Harvester',
  'answer.kind.harvester-join.title': 'Harvester, rejoindre un cluster',
  'answer.kind.harvester-join.installs': 'Harvester',
  'answer.kind.autounattend.title': 'Autounattend Windows',
  'answer.kind.autounattend.installs': 'Windows 10 et 11, Windows Server',

  'answer.wipe.disks': 'efface {disks} sans demander',
  'answer.wipe.one-disk': 'efface un disque sans demander ; l’installateur choisit lequel',
  'answer.wipe.all-disks': 'efface tous les disques sans demander',
  'answer.wipe.commands': 'exécute des commandes qui peuvent effacer des disques',

  'adopt.kept': 'Enregistré comme fichier de réponses « {name} ».',
  'adopt.incomplete':
    'Enregistré comme fichier de réponses « {name} ». Il n’est pas encore complet. {problem}',
  'adopt.empty': 'Ce fichier est vide.',

  'answer.problem.at-line': 'Ligne {line} : {problem}',
  'answer.problem.at-column': 'Ligne {line}, colonne {column} : {problem}',
  'answer.problem.template': 'Slipway ne peut pas lire le modèle : {detail}.',
  'answer.problem.missing-variable': "'{{' {name} '}}' n’a pas de valeur.",
  'answer.problem.template-limit': 'Le modèle a été interrompu : {why}.',
  'answer.problem.syntax': 'Ce n’est pas du {syntax} valide : {detail}',
  'answer.problem.missing-key': '{key} manque. L’installateur ne peut pas continuer sans.',
  'answer.problem.wrong-value': '{key} doit être {wanted}.',
  'answer.problem.unknown-word': 'L’installateur ne connaît pas « {word} ».',
  'answer.problem.open-section': 'La section {word} n’a pas de %end.',
  'answer.problem.will-ask': '{key} n’est pas défini : l’installateur le demandera.',
  'answer.problem.empty': 'Le fichier est vide.',
}
