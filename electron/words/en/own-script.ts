/** Custom iPXE scripts. */
export const enOwnScript = {
  'ownScript.title': 'iPXE script',
  'ownScript.text':
    'iPXE runs this instead of the menu, on every machine without an assigned entry. The menu follows if the script ends or fails; it’s at {url}. Machines that boot with GRUB or PXELINUX don’t run it.',
  'ownScript.textOne': 'On this machine, iPXE runs this instead of the menu, which is at {url}.',
  'ownScript.noneOne': 'On this machine, iPXE shows Slipway’s menu.',
  'ownScript.noneOneAll': 'This machine runs the script for all machines. Edit it under Menu.',
  'ownScript.notNow':
    'The next boot of this machine is set to something else, so the script doesn’t run then.',
  'ownScript.instead': 'Machines with iPXE run your script instead of this menu. The script is below.',
  'ownScript.labelAll': 'Script for all machines',
  'ownScript.labelOne': 'Script for this machine',
  'ownScript.starter': 'The menu follows when this script ends.',
  'ownScript.begin': 'Write a script',
  'ownScript.save': 'Save the script',
  'ownScript.back': 'Use Slipway’s menu',
  'ownScript.backOne': 'Remove this script',
  'ownScript.discard': 'Discard changes',
  'ownScript.isSaved': 'All changes saved.',
  'ownScript.mendFirst': 'iPXE would stop at the lines above. Fix them first.',
  'ownScript.state.used': 'In use: iPXE runs this script.',
  'ownScript.state.changed': 'Changed. iPXE runs the last saved version.',
  'ownScript.state.draft': 'Not in use. Save it to replace the menu.',
  'ownScript.problems': 'Script errors',
  'ownScript.noProblems': 'No errors found.',
  'ownScript.others': 'Machines with a separate script:',
} as const
