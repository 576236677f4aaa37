package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import hft.wire.json.MalformedMessage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something other than trading and funding that happened to an account's money: a deposit, a
 * withdrawal, a transfer, a liquidation.
 *
 * @param kind the venue's word, open-ended
 * @param usdc what was moved, never negative; null when the row does not say
 * @param user who sent it; empty when the row does not say
 * @param destination who got it; empty likewise
 * @param fee taken from the sender
 * @param toPerp of accountClassTransfer: true towards the perp balance
 */
public record LedgerUpdateRow(
    long timeNanos,
    String hash,
    String kind,
    @Nullable Long usdc,
    String user,
    String destination,
    long fee,
    boolean toPerp)
    implements JsonValue {
  /** Told elsewhere (fills), or of another balance than that of the perps. */
  private static final Set<String> ELSEWHERE =
      Set.of("liquidation", "spotTransfer", "spotGenesis", "rewardsClaim", "cStakingTransfer");

  /** A movement between two accounts, or in and out of one. */
  public static LedgerUpdateRow of(
      long timeNanos, String hash, String kind, long usdc, String user, String destination) {
    return new LedgerUpdateRow(timeNanos, hash, kind, usdc, user, destination, 0, false);
  }

  static LedgerUpdateRow read(JsonNode node) {
    Fields fields = Fields.of(node, "ledger update");
    Fields delta = fields.object("delta");
    String kind = delta.text("type");
    boolean net = kind.equals("vaultWithdraw");
    return new LedgerUpdateRow(
        fields.nanos("time"),
        fields.text("hash", ""),
        kind,
        amount(delta, net ? "netWithdrawnUsd" : "usdc"),
        delta.text("user", ""),
        delta.text("destination", ""),
        delta.decimal("fee", 0),
        delta.bool("toPerp", false));
  }

  /** What cannot be read is not known; the other rows of the message are. */
  private static @Nullable Long amount(Fields delta, String name) {
    try {
      return delta.has(name) ? (Long) Math.abs(delta.decimal(name)) : null;
    } catch (MalformedMessage e) {
      return null;
    }
  }

  /**
   * What it does to the perp balance of one account.
   *
   * @param account lower case
   * @return received (positive) or lost, USDC at 1e-8; null when nobody can say
   */
  public @Nullable Long effectOn(String account) {
    if (ELSEWHERE.contains(kind)) {
      return 0L;
    }
    if (usdc == null) {
      return null;
    }
    return switch (kind) {
      case "deposit", "vaultDistribution", "vaultWithdraw", "vaultLeaderCommission" -> usdc;
      case "withdraw" -> -usdc - fee;
      case "vaultCreate", "vaultDeposit", "reserveRequestWeight" -> -usdc;
      case "accountClassTransfer" -> toPerp ? usdc : -usdc;
      case "internalTransfer", "subAccountTransfer" ->
          (destination.equalsIgnoreCase(account) ? usdc : 0)
              - (user.equalsIgnoreCase(account) ? usdc + fee : 0);
      default -> null;
    };
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject();
    Wire.millis(writer, "time", timeNanos).name("hash").string(hash).name("delta").beginObject();
    writer.name("type").string(kind);
    if (usdc != null) {
      writer.name("usdc").decimal(usdc);
    }
    if (!user.isEmpty()) {
      writer.name("user").string(user).name("destination").string(destination);
    }
    if (kind.equals("withdraw") || kind.equals("internalTransfer")) {
      writer.name("fee").decimal(fee);
    }
    writer.endObject().endObject();
  }
}
