// The second window: Rosa's phone, beside María's.
import { helpScreen, keepScreen, keptScreen } from './screen-kept.js';
import { secondWindow } from './second-window.js';

await secondWindow('keeper', { home: keptScreen, keep: keepScreen, help: helpScreen });
