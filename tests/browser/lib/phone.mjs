// The phone: the real Rust core as a process that speaks one JSON object a line (tests/src/bin/phone.rs).
// The program's name comes from AMPARO_PHONE.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

/** Starts a phone with an empty folder of its own: `await phone('press', { … })` gives the value or throws with the error's kind. */
export async function startPhone() {
  const program = process.env.AMPARO_PHONE;
  if (!program) throw new Error('AMPARO_PHONE must name the phone process');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amparo-phone-'));
  const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const phone = async (name, given = {}) => {
    child.stdin.write(`${JSON.stringify({ do: name, args: given })}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name}: the phone process ended`);
    const answer = JSON.parse(value);
    if (!('ok' in answer)) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.ok;
  };
  /** Any call of a scenario (docs/scenarios.md). */
  phone.call = (name, args = {}) => phone('call', { name, args });
  phone.close = () => {
    child.stdin.end();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  await phone('open', { folder });
  await phone('create_vault', { pin: Buffer.from('271828').toString('base64url') });
  return phone;
}
