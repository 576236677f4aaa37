package hft.app.sign;

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
        List<Timed> timed = timed(ours, rival, java, isNative);
        for (int i = 0; i < rounds; i++) {
          progress.at("round", i, rounds);
          timed.forEach(Timed::round);
          if (i == rounds / 4) {
            timed.forEach(Timed::forget); // until here the code was being compiled
          }
        }
        progress.at("round", rounds, rounds);
        return report(ours, rival, timed);
      }
    }
  }

  private static List<Timed> timed(Signer ours, Signer rival, Signer java, boolean isNative) {
    byte[] digest = new byte[32];
    digest[0] = 1;
    Signature signature = ours.sign(digest);
    require(signature, rival.sign(digest), rival);
    require(signature, java.sign(digest), java);
    List<Timed> timed = new ArrayList<>();
    timed.add(new Timed("sign", ours.description(), 50, signing(ours)));
    timed.add(new Timed("rival", rival.description(), 50, signing(rival)));
    if (rival instanceof BindingSigner binding) {
      timed.add(
          new Timed(
              "withoutRecoveryId",
              "libsecp256k1 through JNI, r and s only",
              100,
              i -> binding.signOnly(changed(digest, i))));
    }
    timed.add(new Timed("java", java.description(), 20, signing(java)));
    timed.add(new Timed("recover", Signers.recovery().description(), 50, recovering(signature)));
    if (isNative) {
      Recovery plain = Signers.javaRecovery();
      timed.add(
          new Timed(
              "javaRecover",
              plain.description(),
              10,
              i -> plain.recover(changed(new byte[32], i), signature)));
    }
    timed.addAll(encoding(ours));
    return timed;
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

  private static List<Timed> encoding(Signer signer) {
    var encoder = new ActionEncoder();
    var hasher = new ActionHasher();
    var requests = new SignedRequest(signer, Network.MAINNET);
    byte[] digest = new byte[32];
    return List.of(
        new Timed("encode", "two ALO orders as JSON and msgpack", 1_000, i -> orders(encoder, i)),
        new Timed(
            "hash",
            "msgpack of two orders to the digest: three Keccak-256",
            1_000,
            i ->
                hasher.digest(
                    encoder.msgpack(), i, null, ActionHasher.NO_EXPIRY, Network.MAINNET, digest)),
        new Timed(
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

  private static JobReport report(Signer ours, Signer rival, List<Timed> timed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "%-18s %9s %9s %9s %8s", "microseconds", "p50", "p99", "least", "bytes"));
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("implementation", ours.description());
    figures.put("p50Micros", timed.getFirst().micros(50));
    figures.put("p99Micros", timed.getFirst().micros(99));
    for (Timed each : timed) {
      lines.add(each.line());
      if (each != timed.getFirst()) {
        figures.put(each.name(), each.figures());
      }
    }
    double ratio = timed.get(1).micros(50) / timed.getFirst().micros(50);
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
