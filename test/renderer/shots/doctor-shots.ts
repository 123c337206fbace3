import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

const settle = (page: Page) => page.getByRole('button', { name: 'Check again' }).waitFor()

/** Doctor in every state, and what it says on Serve. */
export const doctorShots: readonly Shot[] = [
  { name: 'doctor-fine', scenario: 'one-image', route: '/doctor', act: settle },
  { name: 'doctor-troubled', scenario: 'troubled', route: '/doctor', act: settle },
  {
    name: 'doctor-asks',
    scenario: 'troubled',
    route: '/doctor',
    async act(page) {
      await page.getByRole('button', { name: 'Let machines on eth1 through' }).click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  { name: 'serve-preflight', scenario: 'troubled', route: '/' },
]
