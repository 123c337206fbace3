import { createRouter, createWebHashHistory, type Router } from 'vue-router'
import AnswerPage from './pages/AnswerPage.vue'
import AnswersPage from './pages/AnswersPage.vue'
import DoctorPage from './pages/DoctorPage.vue'
import HelpPage from './pages/HelpPage.vue'
import ImagePage from './pages/ImagePage.vue'
import ImagesPage from './pages/ImagesPage.vue'
import LogPage from './pages/LogPage.vue'
import MachinePage from './pages/MachinePage.vue'
import MachinesPage from './pages/MachinesPage.vue'
import MenuPage from './pages/MenuPage.vue'
import MissingPage from './pages/MissingPage.vue'
import NewAnswerPage from './pages/NewAnswerPage.vue'
import ServePage from './pages/ServePage.vue'
import SettingsPage from './pages/SettingsPage.vue'
import TestPage from './pages/TestPage.vue'

/** Pages by hash, so that the same files work under app://ui/ and http://. */
export function createPages(): Router {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', name: 'serve', component: ServePage },
      { path: '/images', name: 'images', component: ImagesPage },
      { path: '/images/:id', name: 'image', component: ImagePage, props: true },
      { path: '/machines', name: 'machines', component: MachinesPage },
      { path: '/machines/:mac', name: 'machine', component: MachinePage, props: true },
      { path: '/menu', name: 'menu', component: MenuPage },
      { path: '/answers', name: 'answers', component: AnswersPage },
      { path: '/answers/new', name: 'new-answer', component: NewAnswerPage },
      { path: '/answers/:id', name: 'answer', component: AnswerPage, props: true },
      { path: '/test', name: 'test', component: TestPage },
      { path: '/log', name: 'log', component: LogPage },
      { path: '/doctor', name: 'doctor', component: DoctorPage },
      { path: '/help', name: 'help', component: HelpPage },
      { path: '/settings', name: 'settings', component: SettingsPage },
      { path: '/:rest(.*)*', name: 'missing', component: MissingPage },
    ],
  })
}
