package hft.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Fixed8;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One coin's market on 127.0.0.1, simple enough to be believed: a price that wanders by whole
 * dollars, orders that rest, and takers who hit whatever of ours is best. Keeps its own account of
 * what it traded. Everything runs on one thread and the network thread, under one lock.
 */
public final class LoopbackVenue implements ScriptedVenue.Script, AutoCloseable {
  /** Of each fill, USDC: a cent. */
  private static final long FEE = Fixed8.ONE / 100;

  private static final String OK = "{\"status\":\"ok\",\"response\":";
  private static final String GONE =
      "{\"error\":\"Order was never placed, already canceled, or filled. asset=0\"}";

  /** One resting order of the engine. */
  private record Order(long oid, String cloid, boolean buy, String price, long size, long left) {
    Order filled(long size) {
      return new Order(oid, cloid, buy, price, this.size, left - size);
    }

    double limit() {
      return Double.parseDouble(price);
    }
  }

  private final ScriptedVenue server;
  private final ScheduledExecutorService market = Executors.newSingleThreadScheduledExecutor();
  private final Random random;
  private final Map<Long, Order> open = new LinkedHashMap<>();
  private final List<String> fills = new ArrayList<>();
  private final List<Channel> users = new CopyOnWriteArrayList<>();
  private final List<Channel> books = new CopyOnWriteArrayList<>();
  private int bid = 100_000;
  private long nextOid = 1;
  private long nextTid = 1;
  private long position;
  private long cash = 100_000 * Fixed8.ONE;
  private long lastMillis;
  private int placed;
  private int rounds;

  /** One of every so many user messages is left out, sent twice, or sent late; 0 for none. */
  private final int faultEvery;

  private int messages;

  public LoopbackVenue(long seed, int faultEvery) throws InterruptedException {
    this.random = new Random(seed);
    this.faultEvery = faultEvery;
    this.server = new ScriptedVenue(this);
    var _ = market.scheduleAtFixedRate(this::tick, 50, 50, TimeUnit.MILLISECONDS);
  }

  public ScriptedVenue server() {
    return server;
  }

  public synchronized int openOrders() {
    return open.size();
  }

  public synchronized long position() {
    return position;
  }

  public synchronized int fills() {
    return fills.size();
  }

  public synchronized int placed() {
    return placed;
  }

  private long millis() {
    lastMillis = Math.max(lastMillis + 1, System.currentTimeMillis());
    return lastMillis;
  }

  private synchronized void tick() {
    rounds++;
    int step = random.nextInt(3) - 1;
    bid += step;
    long now = millis();
    takeCrossed(now);
    if (rounds % 4 == 0) {
      take(random.nextBoolean(), now);
    }
    for (Channel socket : books) {
      ScriptedVenue.send(socket, Messages.bbo("BTC", now, bid + ".0", bid + 1 + ".0"));
      if (rounds % 8 == 0) {
        ScriptedVenue.send(socket, Messages.book("BTC", now, bid, bid + 1, 5, true));
      }
      if (rounds % 40 == 0) {
        ScriptedVenue.send(socket, Messages.book("BTC", now, bid, bid + 1, 20, false));
      }
      if (rounds % 20 == 0) {
        ScriptedVenue.send(socket, Messages.context("BTC"));
      }
    }
  }

  /** What the price moved through is filled. */
  private void takeCrossed(long now) {
    for (Order order : List.copyOf(open.values())) {
      if (order.buy ? order.limit() > bid : order.limit() < bid + 1) {
        fill(order, order.left, now);
      }
    }
  }

  /** A taker hits our best order of one side. */
  private void take(boolean buy, long now) {
    Order best = null;
    for (Order order : open.values()) {
      boolean better =
          best == null || (buy ? order.limit() > best.limit() : order.limit() < best.limit());
      if (order.buy == buy && better) {
        best = order;
      }
    }
    if (best != null) {
      fill(best, Math.max(1_000, best.left / 2 / 1_000 * 1_000), now);
    }
  }

  private void fill(Order order, long size, long now) {
    Order after = order.filled(Math.min(size, order.left));
    long traded = order.left - after.left;
    String fill =
        ("{\"coin\":\"BTC\",\"px\":\"%s\",\"sz\":\"%s\",\"side\":\"%s\",\"time\":%d,\"startPosition\":\"%s\",\"dir\":\"Open"
             + " Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x%064x\",\"oid\":%d,\"crossed\":false,"
             + "\"fee\":\"0.01\",\"tid\":%d,\"cloid\":\"%s\",\"feeToken\":\"USDC\",\"twapId\":null}")
            .formatted(
                order.price,
                Fixed8.format(traded),
                order.buy ? "B" : "A",
                now,
                Fixed8.format(position),
                0,
                order.oid,
                nextTid++,
                order.cloid);
    position += order.buy ? traded : -traded;
    long notional = Fixed8.multiply(Fixed8.parse(order.price), traded);
    cash -= (order.buy ? notional : -notional) + FEE;
    fills.add(fill);
    if (after.left == 0) {
      open.remove(order.oid);
      tell(update(after, "filled", now));
    } else {
      open.put(order.oid, after);
    }
    tell("{\"channel\":\"user\",\"data\":{\"fills\":[" + fill + "]}}");
    tell("{\"channel\":\"userFills\",\"data\":{\"user\":\"0x0\",\"fills\":[" + fill + "]}}");
    for (Channel socket : books) {
      ScriptedVenue.send(socket, Messages.trade("BTC", now, order.price, nextTid++));
    }
  }

  private static String update(Order order, String status, long now) {
    return ("{\"channel\":\"orderUpdates\",\"data\":[{\"order\":%s,\"status\":\"%s\",\"statusTimestamp\":%d}]}")
        .formatted(row(order, now), status, now);
  }

  private static String row(Order order, long now) {
    return ("{\"coin\":\"BTC\",\"side\":\"%s\",\"limitPx\":\"%s\",\"sz\":\"%s\",\"oid\":%d,\"timestamp\":%d,"
                + "\"origSz\":\"%s\",\"cloid\":\"%s\"}")
        .formatted(
            order.buy ? "B" : "A",
            order.price,
            Fixed8.format(order.left),
            order.oid,
            now,
            Fixed8.format(order.size),
            order.cloid);
  }

  private void tell(String message) {
    int fault = faultEvery == 0 ? 0 : ++messages % faultEvery;
    if (faultEvery > 0 && fault == 1) {
      return; // lost
    }
    if (faultEvery > 0 && fault == 2) {
      var _ = market.schedule(() -> send(message), 300, TimeUnit.MILLISECONDS);
      return; // late, and so out of order
    }
    send(message);
    if (faultEvery > 0 && fault == 3) {
      send(message);
    }
  }

  private void send(String message) {
    users.forEach(socket -> ScriptedVenue.send(socket, message));
  }

  @Override
  public synchronized void subscribed(ScriptedVenue venue, Channel socket, JsonNode subscription) {
    long now = millis();
    switch (subscription.get("type").asText()) {
      case "bbo" ->
          ScriptedVenue.send(socket, Messages.bbo("BTC", now, bid + ".0", bid + 1 + ".0"));
      case "l2Book" -> {
        boolean fast = subscription.get("fast").asBoolean();
        ScriptedVenue.send(socket, Messages.book("BTC", now, bid, bid + 1, fast ? 5 : 20, fast));
      }
      case "activeAssetCtx" -> {
        ScriptedVenue.send(socket, Messages.context("BTC"));
        books.add(socket);
        socket.closeFuture().addListener(_ -> books.remove(socket));
      }
      case "orderUpdates" -> {
        users.add(socket);
        socket.closeFuture().addListener(_ -> users.remove(socket));
      }
      case "userFills" ->
          ScriptedVenue.send(
              socket,
              "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":true,\"user\":\"0x0\",\"fills\":"
                  + fills.reversed()
                  + "}}");
      default -> {}
    }
  }

  @Override
  public synchronized @Nullable String posted(String type, JsonNode payload) {
    return type.equals("info")
        ? "{\"type\":" + payload.get("type") + ",\"data\":" + info(payload) + "}"
        : action(payload.get("action"));
  }

  @Override
  public synchronized @Nullable String http(String path, JsonNode body) {
    return path.equals("/info") ? info(body) : action(body.get("action"));
  }

  private String info(JsonNode request) {
    long now = System.currentTimeMillis();
    return switch (request.get("type").asText()) {
      case "meta" ->
          "{\"universe\":[{\"szDecimals\":5,\"name\":\"BTC\",\"maxLeverage\":40,\"marginTableId\":56}],"
              + "\"marginTables\":[],\"collateralToken\":0}";
      case "exchangeStatus" -> "{\"specialStatuses\":null,\"time\":" + now + "}";
      case "allMids" -> "{\"BTC\":\"" + bid + ".5\"}";
      case "userAbstraction" -> "\"disabled\"";
      case "userRateLimit" ->
          "{\"cumVlm\":\"2854574.59\",\"nRequestsUsed\":2890,\"nRequestsCap\":2864574,\"nRequestsSurplus\":0}";
      case "userFees" -> USER_FEES;
      case "openOrders" -> open.values().stream().map(it -> row(it, now)).toList().toString();
      case "clearinghouseState" -> state(now);
      case "userFillsByTime" ->
          fills.stream()
              .filter(it -> timeOf(it) >= request.get("startTime").asLong())
              .toList()
              .toString();
      case "userNonFundingLedgerUpdates" -> "[]";
      case "orderStatus" -> "{\"status\":\"unknownOid\"}";
      default -> "null";
    };
  }

  private static long timeOf(String fill) {
    int at = fill.indexOf("\"time\":") + 7;
    return Long.parseLong(fill.substring(at, fill.indexOf(',', at)));
  }

  private String state(long now) {
    long worth = Fixed8.multiply(position, bid * Fixed8.ONE);
    String held =
        position == 0
            ? ""
            : ("{\"type\":\"oneWay\",\"position\":{\"coin\":\"BTC\",\"szi\":\"%s\",\"leverage\":{\"type\":\"cross\","
                   + "\"value\":20},\"entryPx\":\"100000.0\",\"positionValue\":\"%s\",\"unrealizedPnl\":\"0.0\","
                   + "\"returnOnEquity\":\"0.0\",\"liquidationPx\":null,\"marginUsed\":\"1.0\",\"maxLeverage\":40,"
                   + "\"cumFunding\":{\"allTime\":\"0.0\",\"sinceOpen\":\"0.0\",\"sinceChange\":\"0.0\"}}}")
                .formatted(Fixed8.format(position), Fixed8.format(Math.abs(worth)));
    String margin =
        ("{\"accountValue\":\"%s\",\"totalNtlPos\":\"0.0\",\"totalRawUsd\":\"%s\",\"totalMarginUsed\":\"0.0\"}")
            .formatted(Fixed8.format(cash + worth), Fixed8.format(cash));
    return ("{\"marginSummary\":%s,\"crossMarginSummary\":%s,\"crossMaintenanceMarginUsed\":\"0.0\","
                + "\"withdrawable\":\"100000.0\",\"assetPositions\":[%s],\"time\":%d}")
        .formatted(margin, margin, held, Math.max(now, lastMillis));
  }

  private @Nullable String action(JsonNode action) {
    long now = millis();
    return switch (action.get("type").asText()) {
      case "order" -> {
        List<String> statuses = new ArrayList<>();
        for (JsonNode order : action.get("orders")) {
          statuses.add(place(order, now));
        }
        yield statuses("order", statuses);
      }
      case "cancel" -> {
        List<String> statuses = new ArrayList<>();
        for (JsonNode cancel : action.get("cancels")) {
          statuses.add(cancel(open.get(cancel.get("o").asLong()), now));
        }
        yield statuses("cancel", statuses);
      }
      case "cancelByCloid" -> {
        List<String> statuses = new ArrayList<>();
        for (JsonNode cancel : action.get("cancels")) {
          String cloid = cancel.get("cloid").asText();
          statuses.add(
              cancel(
                  open.values().stream()
                      .filter(it -> it.cloid.equals(cloid))
                      .findFirst()
                      .orElse(null),
                  now));
        }
        yield statuses("cancel", statuses);
      }
      default -> OK + "{\"type\":\"default\"}}";
    };
  }

  private static String statuses(String type, List<String> statuses) {
    return OK + "{\"type\":\"" + type + "\",\"data\":{\"statuses\":" + statuses + "}}}";
  }

  private String place(JsonNode order, long now) {
    boolean buy = order.get("b").asBoolean();
    double price = order.get("p").asDouble();
    boolean alo = order.at("/t/limit/tif").asText().equals("Alo");
    if (!alo || (buy ? price >= bid + 1 : price <= bid)) {
      return "{\"error\":\"Post only order would have immediately matched, bbo was "
          + bid
          + "@"
          + (bid + 1)
          + ". asset=0\"}";
    }
    long size = Fixed8.parse(order.get("s").asText());
    Order resting =
        new Order(nextOid++, order.get("c").asText(), buy, order.get("p").asText(), size, size);
    open.put(resting.oid, resting);
    placed++;
    tell(update(resting, "open", now));
    return "{\"resting\":{\"oid\":" + resting.oid + "}}";
  }

  private String cancel(@Nullable Order order, long now) {
    if (order == null) {
      return GONE;
    }
    open.remove(order.oid);
    tell(update(order, "canceled", now));
    return "\"success\"";
  }

  @Override
  public void close() throws InterruptedException {
    market.shutdownNow();
    server.close();
  }

  private static final String USER_FEES =
      """
      {"dailyUserVlm":[],"feeSchedule":{"cross":"0.00045","add":"0.00015","spotCross":"0.0007","spotAdd":"0.0004",
      "tiers":{"vip":[],"mm":[]},"referralDiscount":"0.04","stakingDiscountTiers":[]},"userCrossRate":"0.00045",
      "userAddRate":"0.00015","userSpotCrossRate":"0.0007","userSpotAddRate":"0.0004","activeReferralDiscount":"0.0",
      "trial":null,"feeTrialReward":"0.0","nextTrialAvailableTimestamp":null,"stakingLink":null,
      "activeStakingDiscount":{"bpsOfMaxSupply":"0.0","discount":"0.0"}}\
      """;
}
