// The page as families use it: the browser's own push, everything kept in IndexedDB.
import { start } from './app.js';
import { makePushTransport } from './push.js';
import { openStore } from './store.js';

start({ store: openStore(), transport: makePushTransport() });
