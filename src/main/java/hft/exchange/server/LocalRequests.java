package hft.exchange.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.market.Fixed8;
import hft.exchange.fault.FaultPlan;
import hft.wire.action.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;

/** What the real venue has not: faults to order, and money from nowhere. */
final class LocalRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LocalRequests() {}

  /** A fault plan takes the place of the one before. */
  static CompletionStage<HttpAnswer> faults(ActorSystem<VenueActor.Command> system, byte[] body) {
    FaultPlan plan;
    try {
      plan = FaultPlan.parse(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return mistake(String.valueOf(e.getMessage()));
    }
    CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    system.tell(new VenueActor.Begin(plan, answer));
    return answer;
  }

  /** {@code {"address": "0x..", "usdc": "1000"}}: opens the account or adds to it. */
  static CompletionStage<HttpAnswer> deposit(ActorSystem<VenueActor.Command> system, byte[] body) {
    Address address;
    long amount;
    try {
      JsonNode node = JSON.readTree(body);
      address = Address.parse(node.path("address").asText());
      amount = Fixed8.parse(node.path("usdc").asText());
    } catch (IOException | IllegalArgumentException e) {
      return mistake("expected {\"address\": \"0x..\", \"usdc\": \"1000\"}: " + e.getMessage());
    }
    if (amount <= 0) {
      return mistake("usdc must be more than 0");
    }
    CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    system.tell(new VenueActor.Deposit(address, amount, answer));
    return answer;
  }

  private static CompletionStage<HttpAnswer> mistake(String text) {
    return CompletableFuture.completedFuture(HttpAnswer.text(400, text));
  }
}
