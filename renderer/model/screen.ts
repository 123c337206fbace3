/** Pages that have no place of their own in the navigation: a machine's belongs to Machines, a profile's to Answers. */
const BELONGS_TO: Readonly<Record<string, string>> = {
  image: 'images',
  machine: 'machines',
  answer: 'answers',
  'new-answer': 'answers',
}

/** The screen that a page belongs to, by the name of its route; none while no page is shown. */
export function screenOf(routeName: string | symbol | null | undefined): string | undefined {
  return typeof routeName === 'string' ? (BELONGS_TO[routeName] ?? routeName) : undefined
}
