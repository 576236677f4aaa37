package hft.app.sign;

import hft.app.bench.Timed;
import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.port.Progress;
import hft.wire.action.ActionEncoder;
import hft.wire.action.Network;
import hft.wire.action.TimeInForce;
import hft.wire.sign.ActionHasher;
import hft.wire.sign.Recovery;
import hft.wire.sign.Signature;
import hft.wire.sign.SignedRequest;
import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * What it costs to sign an action, piece by piece, beside the rivals in the same run: the library's
 * own binding, and Java. Every signature is compared with ours before anything is timed.
 */
public final class SignBench implements Job<BenchRequest> {
  /** Made for this, never anybody's. */
  private static final byte[] SECRET = secret();

  private static final int ROUNDS = 40;
  private static final ClientOrderId ID = new ClientOrderId(1, 2);

  private final int rounds;

  public SignBench() {
    this(ROUNDS);
  }

  SignBench(int rounds) {
    this.rounds = rounds;
  }

  @Override
  public JobReport run(BenchRequest request, Progress progress) {
    try (Signer ours = Signers.of(SECRET);
        Signer java = Signers.javaOf(SECRET)) {
      boolean isNative = !ours.description().equals(java.description());
      Signer rival = isNative ? new BindingSigner(SECRET) : java;
      try (rival) {
        List<Piece> pieces = pieces(ours, rival, java, isNative);
        Timed.rounds(pieces.stream().map(Piece::timed).toList(), rounds, progress);
        return report(ours, rival, pieces);
      }
    }
  }

  private static List<Piece> pieces(Signer ours, Signer rival, Signer java, boolean isNative) {
    byte[] digest = new byte[32];
    digest[0] = 1;
    Signature signature = ours.sign(digest);
    require(signature, rival.sign(digest), rival);
    require(signature, java.sign(digest), java);
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of("sign", ours.description(), 50, signing(ours)));
    pieces.add(Piece.of("rival", rival.description(), 50, signing(rival)));
    if (rival instanceof BindingSigner binding) {
      pieces.add(
          Piece.of(
              "withoutRecoveryId",
              "libsecp256k1 through JNI, r and s only",
              100,
              i -> binding.signOnly(changed(digest, i))));
    }
    pieces.add(Piece.of("java", java.description(), 20, signing(java)));
    pieces.add(Piece.of("recover", Signers.recovery().description(), 50, recovering(signature)));
    if (isNative) {
      Recovery plain = Signers.javaRecovery();
      pieces.add(
          Piece.of(
              "javaRecover",
              plain.description(),
              10,
              i -> plain.recover(changed(new byte[32], i), signature)));
    }
    pieces.addAll(encoding(ours));
    return pieces;
  }

  private static Timed.Work signing(Signer signer) {
    byte[] digest = new byte[32];
    byte[] out = new byte[Signature.LENGTH];
    return i -> signer.sign(changed(digest, i), out);
  }

  private static Timed.Work recovering(Signature signature) {
    Recovery recovery = Signers.recovery();
    byte[] digest = new byte[32];
    return i -> recovery.recover(changed(digest, i), signature);
  }

  private static List<Piece> encoding(Signer signer) {
    var encoder = new ActionEncoder();
    var hasher = new ActionHasher();
    var requests = new SignedRequest(signer, Network.MAINNET);
    byte[] digest = new byte[32];
    return List.of(
        Piece.of("encode", "two ALO orders as JSON and msgpack", 1_000, i -> orders(encoder, i)),
        Piece.of(
            "hash",
            "msgpack of two orders to the digest: three Keccak-256",
            1_000,
            i ->
                hasher.digest(
                    encoder.msgpack(), i, null, ActionHasher.NO_EXPIRY, Network.MAINNET, digest)),
        Piece.of(
            "request",
            "two ALO orders to the bytes of the signed request",
            100,
            i -> {
              orders(encoder, i);
              requests.of(encoder, i, null, ActionHasher.NO_EXPIRY);
            }));
  }

  private static void orders(ActionEncoder encoder, int i) {
    encoder.beginOrders(2);
    encoder.order(0, Side.BID, (84_000L + i % 99) * Fixed8.ONE, 1_000, false, TimeInForce.ALO, ID);
    encoder.order(0, Side.ASK, (84_100L + i % 99) * Fixed8.ONE, 1_000, false, TimeInForce.ALO, ID);
    encoder.endOrders();
  }

  private static byte[] changed(byte[] digest, int i) {
    digest[0] = (byte) i;
    digest[1] = (byte) (i >> 8);
    return digest;
  }

  private static void require(Signature expected, Signature actual, Signer signer) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException(signer.description() + " signs differently");
    }
  }

  private static JobReport report(Signer ours, Signer rival, List<Piece> pieces) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "%-18s %9s %9s %9s %8s", "microseconds", "p50", "p99", "least", "bytes"));
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("implementation", ours.description());
    figures.put("p50Micros", pieces.getFirst().timed().micros(50));
    figures.put("p99Micros", pieces.getFirst().timed().micros(99));
    for (Piece each : pieces) {
      lines.add(each.line());
      if (each != pieces.getFirst()) {
        figures.put(each.key(), each.figures());
      }
    }
    double ratio = pieces.get(1).timed().micros(50) / pieces.getFirst().timed().micros(50);
    lines.add(
        String.format(
            Locale.ROOT,
            "ours takes 1/%.1f of the rival's time (%s), in the same run",
            ratio,
            rival.description()));
    return JobReport.of(lines, figures);
  }

  private static byte[] secret() {
    byte[] secret = new byte[32];
    java.util.Arrays.fill(secret, (byte) 0x11);
    return secret;
  }
}
