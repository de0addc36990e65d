import { memo } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { MeetingPanel } from '../agenda/MeetingPanel.tsx'
import { RunListPanel } from '../agenda/RunListPanel.tsx'
import { Panel } from './Panel.tsx'
import { sideTabs, useSideTab } from './sideTab.ts'
import { useFacts } from './useFacts.ts'
import { useRoomState } from './useRoom.ts'

const say = { tabs: 'Beside the page', table: 'On the table', list: 'Run list', meeting: 'Meeting' }

/** What stands beside the page: what is on the table, what still needs a decision, and the meeting. */
export const SidePanel = memo(function SidePanel() {
  const items = useFacts().items.length
  const { tab, show } = useSideTab()
  const floor = useRoomState((state) => state.draft.floor.length)
  return (
    <Tabs className="side-tabs" selectedKey={tab} onSelectionChange={(key) => show(sideTabs.find((each) => each === key) ?? tab)}>
      <TabList className="side-tab-list" aria-label={say.tabs}>
        <Tab id="table" className="side-tab">
          {say.table} {items > 0 && <span className="panel-count">{items}</span>}
        </Tab>
        <Tab id="list" className="side-tab">
          {say.list}
        </Tab>
        <Tab id="meeting" className="side-tab">
          {say.meeting} {floor > 0 && <span className="panel-count">{floor}</span>}
        </Tab>
      </TabList>
      <TabPanel id="table" className="side-panel">
        <Panel />
      </TabPanel>
      <TabPanel id="list" className="side-panel">
        <RunListPanel />
      </TabPanel>
      <TabPanel id="meeting" className="side-panel">
        <MeetingPanel />
      </TabPanel>
    </Tabs>
  )
})
