import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

/** Answers, and the page of one. */
export const answerShots: readonly Shot[] = [
  { name: 'answers-empty', scenario: 'empty', route: '/answers' },
  { name: 'answers', scenario: 'answered', route: '/answers' },
  {
    name: 'answers-adopt',
    scenario: 'answered',
    route: '/answers',
    async act(page) {
      await page.getByRole('button', { name: 'Show the command' }).click()
      await page.getByText('autoinstall-user-data').waitFor()
    },
  },
  { name: 'answer-new', scenario: 'empty', route: '/answers/new' },
  { name: 'answer-form', scenario: 'answered', route: '/answers/ubuntu', act: waitForLook },
  { name: 'answer-agreed', scenario: 'answered', route: '/answers/rack', act: waitForLook },
  {
    name: 'answer-agree',
    scenario: 'answered',
    route: '/answers/ubuntu',
    async act(page) {
      await page.getByRole('button', { name: 'Agree', exact: true }).click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'answer-broken',
    scenario: 'answered',
    route: '/answers/broken',
    async act(page) {
      await page.getByText(/^Line 6, column/).waitFor()
    },
  },
  {
    name: 'answer-draft',
    scenario: 'answered',
    route: '/answers/rack',
    async act(page) {
      await page.getByLabel('Disk').fill('')
      await page.getByText('Not saved yet').waitFor()
      await page.getByText('erases all disks').waitFor()
    },
  },
  { name: 'answer-missing', scenario: 'answered', route: '/answers/nobody' },
]

async function waitForLook(page: Page): Promise<void> {
  await page.locator('pre').last().waitFor()
}
