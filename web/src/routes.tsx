import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { marketplaceWords } from './marketplace/words';
import { sessionWords } from './session/words';
import { ErrorPage } from './shell/error-page';
import { Frame } from './shell/frame';
import { NotFoundPage } from './shell/not-found-page';
import { studioWords } from './studio/words';
import { loadWords } from './words/words';

/** Each page is a file of its own, loaded with its words when somebody goes there. */
const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage });

const marketplace = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: textsOf('q', 'city', 'category'),
  loader: () => loadWords(marketplaceWords),
}).lazy(() => import('./marketplace/marketplace-page').then(({ page }) => page));

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: textsOf('back'),
  loader: () => loadWords(sessionWords),
}).lazy(() => import('./session/sign-in-page').then(({ page }) => page));

const studio = createRoute({
  getParentRoute: () => root,
  path: '/$studio',
  validateSearch: textsOf('week', 'course', 'place', 'instructor', 'age', 'book', 'buy', 'paid'),
  loader: () => Promise.all([loadWords(studioWords), loadWords(sessionWords)]),
}).lazy(() => import('./studio/studio-page').then(({ page }) => page));

export const router = createRouter({
  routeTree: root.addChildren([marketplace, signIn, studio]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** The named texts of an address. One that is empty or something else counts as none. */
function textsOf<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): Partial<Record<Name, string>> => {
    const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
    // An empty one is named as well: the router would otherwise keep what stands in the address.
    return Object.fromEntries(names.map((name) => [name, textOf(search[name])])) as Partial<Record<Name, string>>;
  };
}
