// An unmodified client against a local exchange: node ccxt.mjs URL PRIVATE_KEY
// Only the addresses are changed. Prints one line for each step, ends with status 1 at the first that fails.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';

const [url, privateKey, makerKey] = process.argv.slice(2);
const SYMBOL = 'BTC/USDC:USDC';

function client(key) {
  const exchange = new ccxt.pro.hyperliquid({ privateKey: key, walletAddress: addressOf(key), timeout: 20000 });
  exchange.urls.api.public = url;
  exchange.urls.api.private = url;
  exchange.urls.api.ws.public = url.replace('http', 'ws') + '/ws';
  return exchange;
}

function addressOf(key) {
  return new ccxt.hyperliquid().ethGetAddressFromPrivateKey(key);
}

/** Resolves with the first watched value that fits. */
async function until(watch, wanted) {
  for (;;) {
    const value = await watch();
    if (wanted(value)) {
      return value;
    }
  }
}

function step(what) {
  console.log(`ok ${what}`);
}

const taker = client(privateKey);
const maker = client(makerKey);
await maker.loadHttpProxyAgent();
await taker.loadHttpProxyAgent();

const markets = await maker.loadMarkets();
assert.ok(markets[SYMBOL].active, `${SYMBOL} is not listed`);
await taker.loadMarkets();
step('loads markets');

// Somebody must quote before there is a book.
const price = 100000;
const quote = await maker.createOrder(SYMBOL, 'limit', 'sell', 0.02, price + 100, { timeInForce: 'GTC' });
const bookNow = await taker.fetchOrderBook(SYMBOL);
assert.equal(bookNow.asks[0][0], price + 100);
step('fetches the book');

const seenBook = until(() => taker.watchOrderBook(SYMBOL), (book) => book.bids.length > 0);
const seenOrder = until(() => taker.watchOrders(SYMBOL), (orders) => orders.some((o) => o.status === 'open'));
await new Promise((resolve) => setTimeout(resolve, 500));
const order = await taker.createOrder(SYMBOL, 'limit', 'buy', 0.01, price - 1000, { postOnly: true });
step('places a post-only order');

const open = await taker.fetchOpenOrders(SYMBOL);
assert.deepEqual(open.map((o) => o.id), [order.id]);
assert.equal(open[0].price, price - 1000);
step('sees it among open orders');

const book = await seenBook;
assert.equal(book.bids[0][0], price - 1000);
step('is sent the book');
const updates = await seenOrder;
assert.equal(updates.at(-1).id, order.id);
step('is sent the order');

await assert.rejects(
  taker.createOrder(SYMBOL, 'limit', 'buy', 0.01, price + 100, { postOnly: true }),
  ccxt.InvalidOrder);
step('has a crossing post-only order refused');

const seenCancel = until(() => taker.watchOrders(SYMBOL), (orders) => orders.some((o) => o.id === order.id && o.status === 'canceled'));
await taker.cancelOrder(order.id, SYMBOL);
assert.deepEqual(await taker.fetchOpenOrders(SYMBOL), []);
await seenCancel;
await assert.rejects(taker.cancelOrder(order.id, SYMBOL), ccxt.OrderNotFound);
step('cancels it');

const seenFill = until(() => taker.watchMyTrades(SYMBOL), (trades) => trades.length > 0);
await new Promise((resolve) => setTimeout(resolve, 500));
const taken = await taker.createOrder(SYMBOL, 'limit', 'buy', 0.01, price + 200, { timeInForce: 'IOC' });
assert.equal(taken.filled ?? Number(taken.info.filled?.totalSz), 0.01);
step('takes at once');

const fills = await seenFill;
assert.equal(fills.at(-1).price, price + 100);
step('is sent the fill');

const trades = await taker.fetchMyTrades(SYMBOL);
assert.equal(trades.length, 1);
assert.equal(trades[0].takerOrMaker, 'taker');
assert.equal(trades[0].amount, 0.01);
const positions = await taker.fetchPositions([SYMBOL]);
assert.equal(positions[0].contracts, 0.01);
assert.equal(positions[0].side, 'long');
assert.equal(positions[0].entryPrice, price + 100);
const balance = await taker.fetchBalance();
assert.ok(balance.USDC.total > 9990 && balance.USDC.total < 10000, `${balance.USDC.total}`);
step('reads fills, position and balance');

const edited = await maker.editOrder(quote.id, SYMBOL, 'limit', 'sell', 0.02, price + 150);
assert.notEqual(edited.id, quote.id);
await maker.cancelOrder(edited.id, SYMBOL);
step('moves an order');

await maker.close();
await taker.close();
process.exit(0);
