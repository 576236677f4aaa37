// The rival of ./hft bench tick-to-trade: a bot on a client that others wrote. It answers each touch of BTC as the engine
// does: one action cancels its last quotes, one places two bids and two asks:
// node tick-to-trade.mjs ccxt|hyperliquid URL PRIVATE_KEY SECONDS
// Nothing of the client is changed but its addresses. What is timed begins when the socket hands the touch's bytes to
// the program and ends when the bytes of both signed actions have been written to a socket, as for the engine. The last
// line is JSON: every touch's arrival (milliseconds since the epoch) and time (microseconds).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const [which, url, privateKey, seconds] = process.argv.slice(2);
const ws = url.replace('http', 'ws') + '/ws';
// Far from any price: they rest until they are cancelled and never trade.
const QUOTES = [['buy', 80000], ['buy', 79990], ['sell', 120000], ['sell', 120010]];
const SIZE = 0.001;
const ACTIONS = 2; // of one touch

let arrived = 0;
const push = net.Socket.prototype.push;
net.Socket.prototype.push = function (chunk, ...more) {
  arrived = performance.now();
  return push.call(this, chunk, ...more);
};

// An action over HTTP can be read; over a websocket it is masked, and the only long frame there is.
const isAction = which === 'ccxt' ? (chunk) => chunk.length > 300 : (chunk) => chunk.includes('"signature"');
const began = []; // touches whose actions have not all left yet: they leave in the order in which touches came
const ticks = [];
const writeGeneric = net.Socket.prototype._writeGeneric;
net.Socket.prototype._writeGeneric = function (writev, data, ...more) {
  const chunks = writev ? data.map((each) => each.chunk) : [data];
  const actions = this.connecting ? 0 : chunks.filter(isAction).length; // it comes again when connected
  const result = writeGeneric.call(this, writev, data, ...more);
  for (let i = 0; i < actions && began.length > 0; i++) {
    const touch = began[0];
    touch.left--;
    if (touch.left === 0) {
      began.shift();
      ticks.push([performance.timeOrigin + touch.from, (performance.now() - touch.from) * 1000]);
    }
  }
  return result;
};

const cloid = (number) => '0x' + number.toString(16).padStart(32, '0');

let failures = 0;
let lastTouch = '';
const isGone = (text) => /never placed, already canceled, or filled/i.test(text);
const told = (e) => {
  const text = String(e.message ?? e);
  if (!isGone(text)) {
    failures++;
    console.error(text);
  }
};
function onTouch(bid, ask, cancel, quote) {
  const touch = `${bid} ${ask}`;
  // Newest touch wins: one that comes while the last one's actions have not left is not queued behind them.
  if (touch === lastTouch || began.length > 0) {
    return;
  }
  lastTouch = touch;
  began.push({ from: arrived, left: ACTIONS });
  cancel().catch(told);
  quote().catch(told);
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
  let quoted = QUOTES.map((_, i) => cloid(i));
  let count = QUOTES.length;
  const cancel = () => exchange.cancelOrdersWs([], symbol, { clientOrderId: quoted });
  const quote = () => {
    quoted = QUOTES.map(() => cloid(count++));
    return exchange.createOrdersWs(QUOTES.map(([side, price], i) =>
      ({ symbol, type: 'limit', side, amount: SIZE, price, params: { timeInForce: 'Alo', clientOrderId: quoted[i] } })));
  };
  const go = async () => {
    for (;;) {
      // Its order book as the venue sends it most often; it knows no faster channel.
      const book = await exchange.watchOrderBook(symbol, undefined, {
        subscription: { type: 'l2Book', coin: 'BTC', fast: true },
      });
      onTouch(book.bids[0][0], book.asks[0][0], cancel, quote);
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
  let quoted = [1, 2, 3, 4];
  const cancel = () => client.exchange.cancelOrder(quoted.map((o) => ({ coin: 'BTC-PERP', o })));
  const quote = async () => {
    const answer = await client.exchange.placeOrder({
      orders: QUOTES.map(([side, price]) => ({
        coin: 'BTC-PERP',
        is_buy: side === 'buy',
        sz: SIZE,
        limit_px: price,
        order_type: { limit: { tif: 'Alo' } },
        reduce_only: false,
      })),
    });
    quoted = answer.response.data.statuses.map((status) => status.resting?.oid ?? 1);
  };
  await client.subscriptions.subscribeToBbo('BTC-PERP', (touch) =>
    onTouch(touch.bbo[0].px, touch.bbo[1].px, cancel, quote));
  return `hyperliquid ${JSON.parse(readFileSync('node_modules/hyperliquid/package.json')).version}`;
}

const name = await (which === 'ccxt' ? withCcxt() : withHyperliquid());
setTimeout(() => {
  console.log(JSON.stringify({ name, node: process.version, failures, ticks }));
  process.exit(0);
}, Number(seconds) * 1000);
