import { Component } from 'react'
import type { ErrorInfo, ReactNode } from 'react'
import { Button } from './controls/Button.tsx'
import { overviewAddress } from './route.ts'

const say = {
  title: 'This page stopped working',
  text: 'A fault in the program stopped it. Everything marked as saved is on the server’s disk; load the page again to go on.',
  again: 'Load the page again',
  overview: 'All documents',
}

/** Catches what a component throws, so that a fault ends in a sentence and a way on, not in an empty screen. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main className="plain-page" role="alert">
        <h1>{say.title}</h1>
        <p>{say.text}</p>
        <p className="row">
          <Button tone="main" onPress={() => location.reload()}>
            {say.again}
          </Button>
          <a href={overviewAddress}>{say.overview}</a>
        </p>
      </main>
    )
  }
}
