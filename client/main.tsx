import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/source-serif-4/index.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './style/tokens.css'
import './style/base.css'
import './style/controls.css'
import './style/overlays.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('client/index.html must hold #root')
createRoot(root).render(<App />)
