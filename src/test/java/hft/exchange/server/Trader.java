package hft.exchange.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.action.ActionEncoder;
import hft.wire.action.Address;
import hft.wire.action.L1Action;
import hft.wire.action.Network;
import hft.wire.action.OrderRequest;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import hft.wire.action.UserSignedAction;
import hft.wire.sign.ActionHasher;
import hft.wire.sign.SignedRequest;
import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

/** Somebody with a key and the JDK's own HTTP client. */
public final class Trader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final HttpClient http;
  private final Signer signer;
  private final SignedRequest requests;
  private final ActionEncoder encoder = new ActionEncoder();
  private long nonce = System.currentTimeMillis();

  private Trader(String url, HttpClient http, Signer signer, Network network) {
    this.url = url;
    this.http = http;
    this.signer = signer;
    this.requests = new SignedRequest(signer, network);
  }

  /**
   * @param key its 32 bytes are all this
   */
  public static Trader of(String url, int key) {
    return of(url, key, Network.MAINNET);
  }

  static Trader of(String url, int key, Network network) {
    return new Trader(url, HttpClient.newHttpClient(), signer(key), network);
  }

  private static Signer signer(int key) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) key);
    return Signers.of(secret);
  }

  public static Address address(int key) {
    return signer(key).address();
  }

  Address address() {
    return signer.address();
  }

  public static OrderRequest limit(Side side, String price, String size, TimeInForce tif) {
    return limit(side, price, size, tif, null);
  }

  static OrderRequest limit(
      Side side,
      String price,
      String size,
      TimeInForce tif,
      @org.jspecify.annotations.Nullable ClientOrderId id) {
    return OrderRequest.limit(0, side, Fixed8.parse(price), Fixed8.parse(size), tif, id);
  }

  public JsonNode place(OrderRequest... orders) throws IOException, InterruptedException {
    return act(TradingAction.Order.of(List.of(orders)));
  }

  JsonNode act(L1Action action) throws IOException, InterruptedException {
    return json(post("/exchange", signed(action)));
  }

  /** The bytes of a signed request, with the next nonce. */
  byte[] signed(L1Action action) {
    return signed(action, nonce++);
  }

  byte[] signed(L1Action action, long withNonce) {
    encoder.encode(action);
    return requests.of(encoder, withNonce, null, ActionHasher.NO_EXPIRY).toBytes();
  }

  long nextNonce() {
    return nonce++;
  }

  public JsonNode act(UserSignedAction action) throws IOException, InterruptedException {
    return json(post("/exchange", requests.of(action).toBytes()));
  }

  public JsonNode info(String body) throws IOException, InterruptedException {
    return json(post("/info", body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString());
  }

  /**
   * @param headers names and values in turn
   */
  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path)).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> postText(String path, String body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
