// A push service on this machine, speaking the protocol that Firefox's own push client speaks (WebSocket subprotocol
// `push-notification`) on one side and RFC 8030 on the other. It hands bodies on as they are: the decoder under test is Firefox's.
import crypto from 'node:crypto';
import http from 'node:http';
import { WebSocketServer } from 'ws';

/** { origin, socketUrl, pushes: [{ headers, length }], acknowledged: [code], until(fn), close() }; code 100 = decrypted, 101 = could not decrypt. */
export async function startPushService() {
  const pushes = [];
  const acknowledged = [];
  const waiting = new Set();
  let browser = null;
  const changed = () => { for (const check of waiting) check(); };

  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    pushes.push({ headers: request.headers, length: body.length });
    const notification = { messageType: 'notification', channelID: request.url.split('/').pop(), version: crypto.randomUUID() };
    if (body.length > 0) Object.assign(notification, { data: body.toString('base64url'), headers: { encoding: request.headers['content-encoding'] } });
    browser.send(JSON.stringify(notification));
    response.writeHead(201, { Location: '/m/1' }).end();
    changed();
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();

  const sockets = new WebSocketServer({ server, handleProtocols: (protocols) => (protocols.has('push-notification') ? 'push-notification' : false) });
  sockets.on('connection', (socket) => {
    browser = socket;
    const answer = (message) => socket.send(JSON.stringify(message));
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString());
      const { messageType, channelID } = message;
      if (messageType === undefined) answer({});
      if (messageType === 'hello') answer({ messageType, uaid: message.uaid || crypto.randomBytes(16).toString('hex'), status: 200, use_webpush: true, broadcasts: {} });
      if (messageType === 'register') answer({ messageType, channelID, status: 200, pushEndpoint: `http://127.0.0.1:${port}/wpush/v2/${channelID}` });
      if (messageType === 'unregister') answer({ messageType, channelID, status: 200 });
      if (messageType === 'ack') acknowledged.push(...message.updates.map(({ code }) => code));
      changed();
    });
  });

  return {
    origin: `http://127.0.0.1:${port}`,
    socketUrl: `ws://127.0.0.1:${port}/`,
    pushes,
    acknowledged,
    /** Resolves when `condition()` holds; the test's own time limit ends the wait. */
    until: (condition) => new Promise((resolve) => {
      const check = () => {
        if (!condition()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    }),
    close: () => new Promise((resolve) => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
