/** The words that every screen uses. */
export const enApp = {
  'app.name': 'Slipway',
  'app.skip': 'Skip to the page',
  'app.navigation': 'Screens',
  'app.bytesOf': '{sent} of {size}',
  'app.perSecond': '{rate}/s',
  'app.close': 'Close',
  'app.cancel': 'Cancel',
  'app.copied': 'Copied',
  'app.save': 'Save',
  'app.saved': 'Saved',
  'app.details': 'Details',
  'app.copyDetails': 'Copy details',
  'app.tryAgain': 'Try again',
  'app.dismiss': 'Dismiss',
  'app.pageNotFound': 'There is no such page.',
  'app.goHome': 'Go to Serve',
} as const
