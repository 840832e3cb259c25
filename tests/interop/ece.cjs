// Opens and makes bodies of RFC 8291 with Node's http_ece: one JSON object in, one out.
const crypto = require('node:crypto');
const fs = require('node:fs');
const ece = require('http_ece');

const unb64 = (text) => Buffer.from(text, 'base64url');
const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
const version = 'aes128gcm';
const authSecret = asked.auth;
const own = crypto.createECDH('prime256v1');
own.setPrivateKey(unb64(asked.private));
const opened = ece.decrypt(unb64(asked.body), { version, authSecret, privateKey: own });
const sender = crypto.createECDH('prime256v1');
sender.generateKeys();
const made = ece.encrypt(unb64(asked.plaintext), { version, authSecret, privateKey: sender, dh: asked.public });
process.stdout.write(JSON.stringify({ opened: opened.toString('base64url'), made: made.toString('base64url') }));
