// María's new phone, after hers is gone: empty, until a copy is brought back. Then it shows what hers showed.
import { screens } from './owner.js';
import { newHomeScreen, restoreScreen } from './screen-restore.js';
import { secondWindow } from './second-window.js';

await secondWindow('new', { ...screens, home: newHomeScreen, restore: restoreScreen }, ['restored']);
