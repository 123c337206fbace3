import type { enShell } from '../en/shell.ts'
import type { Translation } from '../message.ts'

/** Ce que l’application dit hors de la page : icône, questions, messages. */
export const frShell: Translation<typeof enShell> = {
  'shell.serving': 'En service sur {nic}',
  'shell.starting': 'Démarre sur {nic}',
  'shell.cardGone': '{nic} a disparu. En attente de son retour',
  'shell.notServing': 'Service arrêté',
  'shell.open': 'Ouvrir Slipway',
  'shell.stop': 'Arrêter le service',
  'shell.quit': 'Quitter',
  'shell.stopAndQuit': 'Arrêter et quitter',
  'shell.showLog': 'Afficher le fichier journal',
  'shell.whenClosed': 'Si vous fermez la fenêtre pendant le service',
  'shell.ask': 'Demander',
  'shell.background': 'Continuer de servir en arrière-plan',
  'shell.lookForUpdates': 'Chercher une nouvelle version une fois par semaine',
  'shell.newVersion': 'Slipway {version} est disponible',
  'shell.newVersionText': 'Rien n’a été téléchargé. Cliquez pour ouvrir sa page dans le navigateur.',
  'shell.closeQuestion': 'Continuer de servir sur {nic} en arrière-plan ?',
  'shell.closeDetail':
    'Les machines peuvent toujours démarrer quand la fenêtre est fermée. Slipway reste dans la zone de notification ; relancez-le pour rouvrir la fenêtre. Il retient votre réponse, que vous pouvez changer dans les Réglages ou par son icône.',
  'shell.cancel': 'Annuler',
  'shell.crashed': 'La fenêtre a planté et a été rouverte.',
  'shell.crashedDetail': 'Le service n’a pas été interrompu. Le fichier journal contient les détails.',
  'shell.crashedAgain': 'La fenêtre plante sans cesse.',
  'shell.crashedAgainDetail': 'Le service continue sans elle. Le fichier journal contient les détails.',
  'shell.openAgain': 'Rouvrir',
}
