package hft.exchange.entry;

import hft.exchange.venue.Request;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.action.UserSignedAction;
import hft.wire.json.MalformedMessage;
import hft.wire.sign.ActionHasher;
import hft.wire.sign.Recovery;
import hft.wire.sign.Signers;
import hft.wire.sign.TypedData;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who signed. A signature made for another network or over other bytes leads to an
 * address nobody knows, as at the venue. Where more than one network counts, the first that leads
 * to somebody known is taken. Any thread.
 */
public final class Entry {
  /** What came of a body. */
  public sealed interface Reading {
    record Good(Request request) implements Reading {}

    /** Not a request at all: the venue's HTTP status 422. */
    record Unreadable(String why) implements Reading {}

    /** The signature leads to no key. */
    record NoSigner() implements Reading {}
  }

  private static final class Tools {
    private final RequestReader reader = new RequestReader();
    private final ActionHasher hasher = new ActionHasher();
    private final Recovery recovery = Signers.recovery();
    private final byte[] connection = new byte[32];
    private final byte[] digest = new byte[32];
  }

  private final ThreadLocal<Tools> tools = ThreadLocal.withInitial(Tools::new);
  private final List<Network> networks;
  private final Predicate<Address> known;

  /** The network whose letter led to somebody last time: tried first. */
  private volatile Network likely;

  /**
   * @param known whether an address may act; asked from any thread
   */
  public Entry(List<Network> networks, Predicate<Address> known) {
    this.networks = List.copyOf(networks);
    this.known = known;
    this.likely = networks.getFirst();
  }

  public Reading read(byte[] body) {
    Tools mine = tools.get();
    RequestReader.Envelope envelope;
    try {
      envelope = mine.reader.read(body);
    } catch (MalformedMessage | IllegalArgumentException e) {
      return new Reading.Unreadable(String.valueOf(e.getMessage()));
    }
    Address signer = signer(mine, envelope);
    return signer == null
        ? new Reading.NoSigner()
        : new Reading.Good(
            new Request(
                envelope.action().action(),
                signer,
                envelope.nonce(),
                envelope.vault(),
                envelope.expiresAfterMillis()));
  }

  private @Nullable Address signer(Tools mine, RequestReader.Envelope envelope) {
    if (envelope.action().action() instanceof UserSignedAction action) {
      boolean ours =
          networks.contains(action.scope().network()) && action.nonce() == envelope.nonce();
      Address address = mine.recovery.recover(TypedData.digest(action), envelope.signature());
      return ours || address == null ? address : nobody(address);
    }
    long expires = envelope.expiresAfterMillis();
    mine.hasher.connectionId(
        envelope.action().canonicalMsgpack(),
        envelope.nonce(),
        envelope.vault(),
        expires == Long.MAX_VALUE ? ActionHasher.NO_EXPIRY : expires,
        mine.connection);
    Network first = likely;
    Address address = recover(mine, first, envelope);
    if (address == null || known.test(address)) {
      return address;
    }
    for (Network other : networks) {
      Address another = other == first ? null : recover(mine, other, envelope);
      if (another != null && known.test(another)) {
        likely = other;
        return another;
      }
    }
    return address;
  }

  private static @Nullable Address recover(
      Tools mine, Network network, RequestReader.Envelope envelope) {
    mine.hasher.agentDigest(network, mine.connection, mine.digest);
    return mine.recovery.recover(mine.digest, envelope.signature());
  }

  /** An action meant for another network must not count, whoever signed it. */
  private static Address nobody(Address signer) {
    byte[] bytes = new byte[Address.LENGTH];
    signer.copyTo(bytes, 0);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return Address.of(bytes, 0);
  }
}
