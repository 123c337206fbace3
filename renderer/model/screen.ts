/** The screens in the order of the rail; Ctrl+1 is the first. */
export const NUMBERED_SCREENS = ['serve', 'images', 'machines', 'menu', 'answers', 'test', 'log'] as const

export const SCREENS = [...NUMBERED_SCREENS, 'doctor', 'settings', 'help'] as const
export type Screen = (typeof SCREENS)[number]

/** Pages that are not in the navigation: a machine's belongs to Machines, a profile's to Answers. */
const BELONGS_TO: Readonly<Record<string, Screen>> = {
  image: 'images',
  machine: 'machines',
  answer: 'answers',
  'new-answer': 'answers',
}

/** The screen that a page belongs to, by the name of its route; none while no page is shown. */
export function screenOf(routeName: string | symbol | null | undefined): Screen | undefined {
  return BELONGS_TO[String(routeName)] ?? SCREENS.find(screen => screen === routeName)
}
