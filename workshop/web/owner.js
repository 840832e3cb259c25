// What María's phone shows, by name.
import { alertScreen } from './screen-alert.js';
import { capturesScreen, noteScreen, photoScreen } from './screen-capture.js';
import { cardScreen, showScreen } from './screen-card.js';
import { copiesScreen } from './screen-copies.js';
import { changesScreen, oldScreen } from './screen-dates.js';
import { daysScreen, scriptScreen } from './screen-days.js';
import { familyScreen, peopleScreen } from './screen-family.js';
import { entryScreen, helpScreen, needScreen } from './screen-help.js';
import { homeScreen } from './screen-home.js';
import { giveScreen, keepersScreen } from './screen-keepers.js';
import { incidentScreen, noteFormScreen, notesScreen } from './screen-notes.js';
import { packetFormScreen, packetScreen, packetsScreen } from './screen-packets.js';
import { pairScreen } from './screen-pair.js';
import { packsScreen } from './screen-packs.js';
import { contactScreen, contactsScreen, documentScreen, documentsScreen } from './screen-papers.js';
import { pinScreen } from './screen-pin.js';
import { planScreen } from './screen-plan.js';
import { handoutScreen, printScreen } from './screen-print.js';
import { proofFormScreen, proofsScreen } from './screen-proofs.js';
import { questionScreen } from './screen-question.js';
import { quizScreen } from './screen-quiz.js';
import { readyScreen } from './screen-ready.js';
import { reopenScreen } from './screen-reopen.js';
import { keeperScreen, revokeScreen } from './screen-revoke.js';
import { rightsScreen } from './screen-rights.js';
import { sealedScreen, sealScreen } from './screen-seal.js';

export const screens = {
  home: homeScreen,
  ready: readyScreen,
  rights: rightsScreen,
  card: cardScreen,
  show: showScreen,
  changes: changesScreen,
  old: oldScreen,
  help: helpScreen,
  need: needScreen,
  entry: entryScreen,
  packs: packsScreen,
  print: printScreen,
  handout: handoutScreen,
  alert: alertScreen,
  pin: pinScreen,
  photo: photoScreen,
  note: noteScreen,
  family: familyScreen,
  people: peopleScreen,
  contacts: contactsScreen,
  contact: contactScreen,
  documents: documentsScreen,
  document: documentScreen,
  captures: capturesScreen,
  plan: planScreen,
  question: questionScreen,
  quiz: quizScreen,
  packets: packetsScreen,
  packet: packetScreen,
  'packet-form': packetFormScreen,
  days: daysScreen,
  script: scriptScreen,
  notes: notesScreen,
  incident: incidentScreen,
  'incident-form': noteFormScreen,
  proofs: proofsScreen,
  'proof-form': proofFormScreen,
  keepers: keepersScreen,
  give: giveScreen,
  keeper: keeperScreen,
  revoke: revokeScreen,
  copies: copiesScreen,
  seal: sealScreen,
  sealed: sealedScreen,
  reopen: reopenScreen,
  pair: pairScreen,
};
