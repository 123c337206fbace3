/** Words that every screen uses. */
export const enApp = {
  'app.name': 'Slipway',
  'app.skip': 'Skip to content',
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
  'app.pageNotFound': 'Page not found.',
  'app.goHome': 'Go to Serve',
} as const
