// A static host for the page: a folder, with the headers of its `_headers` file on every answer.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', json: 'application/json', svg: 'image/svg+xml', webmanifest: 'application/manifest+json' };

/** Serves `folder`, and single files of `more` ({ name: path }), on a free port of 127.0.0.1: { origin, asked: [paths], close() }. */
export async function serve(folder, more = {}) {
  const headers = fs.readFileSync(path.join(folder, '_headers'), 'utf8').split('\n').slice(1).filter(Boolean)
    .map((line) => line.trim()).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
  const asked = [];
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, 'http://host').pathname.slice(1) || 'index.html';
    asked.push(request.url);
    const file = more[name] ?? path.join(folder, path.normalize(`/${name}`));
    if (request.method !== 'GET' || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    for (const [header, value] of headers) response.setHeader(header, value);
    response.setHeader('Content-Type', types[name.split('.').pop()] ?? 'application/octet-stream');
    response.end(fs.readFileSync(file));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
