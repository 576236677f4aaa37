// The rival of ./hft bench tick-to-trade: a bot on a client that others wrote, which answers each touch of BTC with one
// order: node tick-to-trade.mjs ccxt|hyperliquid URL PRIVATE_KEY SECONDS
// Nothing of the client is changed but its addresses. What is timed begins when the socket hands the touch's bytes to
// the program and ends when the bytes of the signed order have been written to a socket, as for the engine. The last
// line is JSON: every touch's arrival (milliseconds since the epoch) and time (microseconds).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const [which, url, privateKey, seconds] = process.argv.slice(2);
const ws = url.replace('http', 'ws') + '/ws';
// Immediate or cancel, far from any price: it never trades and never rests.
const PRICE = 80000;
const SIZE = 0.001;

let arrived = 0;
const push = net.Socket.prototype.push;
net.Socket.prototype.push = function (chunk, ...more) {
  arrived = performance.now();
  return push.call(this, chunk, ...more);
};

// An order over HTTP can be read; over a websocket it is masked, and the only long frame there is.
const isOrder = which === 'ccxt' ? (chunk) => chunk.length > 300 : (chunk) => chunk.includes('"signature"');
const began = []; // touches whose order has not left yet: orders leave in the order in which touches came
const ticks = [];
const writeGeneric = net.Socket.prototype._writeGeneric;
net.Socket.prototype._writeGeneric = function (writev, data, ...more) {
  const chunks = writev ? data.map((each) => each.chunk) : [data];
  const orders = this.connecting ? 0 : chunks.filter(isOrder).length; // it comes again when connected
  const result = writeGeneric.call(this, writev, data, ...more);
  for (let i = 0; i < orders && began.length > 0; i++) {
    const from = began.shift();
    ticks.push([performance.timeOrigin + from, (performance.now() - from) * 1000]);
  }
  return result;
};

let failures = 0;
let lastTouch = '';
function onTouch(bid, ask, order) {
  const touch = `${bid} ${ask}`;
  if (touch === lastTouch) {
    return;
  }
  lastTouch = touch;
  began.push(arrived);
  order().catch((e) => {
    if (!/could not immediately match/i.test(String(e.message ?? e))) {
      failures++;
      console.error(String(e.message ?? e));
    }
  });
}

async function withCcxt() {
  const ccxt = (await import('ccxt')).default;
  const walletAddress = new ccxt.hyperliquid().ethGetAddressFromPrivateKey(privateKey);
  const exchange = new ccxt.pro.hyperliquid({ privateKey, walletAddress, timeout: 20000, enableRateLimit: false });
  exchange.urls.api.public = url;
  exchange.urls.api.private = url;
  exchange.urls.api.ws.public = ws;
  const symbol = 'BTC/USDC:USDC';
  await exchange.loadHttpProxyAgent();
  await exchange.loadMarkets();
  const go = async () => {
    for (;;) {
      // Its order book as the venue sends it most often; it knows no faster channel.
      const book = await exchange.watchOrderBook(symbol, undefined, {
        subscription: { type: 'l2Book', coin: 'BTC', fast: true },
      });
      onTouch(book.bids[0][0], book.asks[0][0], () =>
        exchange.createOrderWs(symbol, 'limit', 'buy', SIZE, PRICE, { timeInForce: 'IOC' }));
    }
  };
  go().catch((e) => {
    console.error(String(e.stack ?? e));
    process.exit(1);
  });
  return `ccxt ${ccxt.version}`;
}

async function withHyperliquid() {
  // Its other build finds no websocket on a Node.js that has none of its own.
  const { BASE_URLS, Hyperliquid, WSS_URLS } = require('hyperliquid');
  for (const network of ['PRODUCTION', 'TESTNET']) {
    BASE_URLS[network] = url;
    WSS_URLS[network] = ws;
  }
  const client = new Hyperliquid({ privateKey, enableWs: true });
  await client.connect();
  await client.subscriptions.subscribeToBbo('BTC-PERP', (touch) =>
    onTouch(touch.bbo[0].px, touch.bbo[1].px, () =>
      client.exchange.placeOrder({
        coin: 'BTC-PERP',
        is_buy: true,
        sz: SIZE,
        limit_px: PRICE,
        order_type: { limit: { tif: 'Ioc' } },
        reduce_only: false,
      })));
  return `hyperliquid ${JSON.parse(readFileSync('node_modules/hyperliquid/package.json')).version}`;
}

const name = await (which === 'ccxt' ? withCcxt() : withHyperliquid());
setTimeout(() => {
  console.log(JSON.stringify({ name, node: process.version, failures, ticks }));
  process.exit(0);
}, Number(seconds) * 1000);
