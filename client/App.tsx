import type { ReactElement } from 'react'
import { I18nProvider } from 'react-aria-components'
import { ComparePage } from './compare/ComparePage.tsx'
import { Toasts } from './controls/Toasts.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { JoinPage } from './join/JoinPage.tsx'
import { OverviewPage } from './overview/OverviewPage.tsx'
import { ResultsPage } from './results/ResultsPage.tsx'
import { ReviewPage } from './review/ReviewPage.tsx'
import { RoomPage } from './room/RoomPage.tsx'
import { ScreenPage } from './screen/ScreenPage.tsx'
import type { Route } from './route.ts'
import { useRoute } from './useRoute.ts'

/** The whole client: one page at a time, and the messages above all of them. */
export function App() {
  const route = useRoute()
  return (
    // The interface is English as yet; without this the ready-made words of controls would follow the browser's language.
    <I18nProvider locale="en-GB">
      <ErrorBoundary key={pageKey(route)}>{pageAt(route)}</ErrorBoundary>
      <Toasts />
    </I18nProvider>
  )
}

function pageAt(route: Route): ReactElement {
  switch (route.at) {
    case 'join':
      return <JoinPage token={route.token} />
    case 'room':
      return <RoomPage document={route.document} {...(route.unit !== undefined && { unit: route.unit })} />
    case 'compare':
      return <ComparePage document={route.document} from={route.from} to={route.to} />
    case 'results':
      return <ResultsPage document={route.document} meeting={route.meeting} />
    case 'import':
      return <ReviewPage />
    case 'screen':
      return <ScreenPage document={route.document} />
    case 'overview':
      return <OverviewPage />
  }
}

/** What makes another page of it: within a room, a comparison or the results one only goes somewhere else. */
function pageKey(route: Route): string {
  return route.at === 'room' || route.at === 'compare' || route.at === 'results' ? JSON.stringify([route.at, route.document]) : JSON.stringify(route)
}
