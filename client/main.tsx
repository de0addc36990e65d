import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root === null) throw new Error('client/index.html must hold #root');
createRoot(root).render(<h1>adref</h1>);
