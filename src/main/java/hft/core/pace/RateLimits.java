package hft.core.pace;

/**
 * The venue's limits per address of the network, and what we keep of them for cancels.
 *
 * @param weight of actions and info requests, over sockets and HTTP together
 * @param messages sent over all sockets
 * @param postsInFlight posts not yet answered, over all sockets
 * @param postsForCancels of these, for cancels alone
 * @param subscriptions over all sockets
 * @param connections open at once
 * @param newConnections opened in any minute
 */
public record RateLimits(
    BudgetTerms weight,
    BudgetTerms messages,
    int postsInFlight,
    int postsForCancels,
    int subscriptions,
    int connections,
    int newConnections) {
  public RateLimits {
    if (postsForCancels < 1 || postsForCancels >= postsInFlight) {
      throw new IllegalArgumentException(
          "postsForCancels must be 1.." + (postsInFlight - 1) + ", was " + postsForCancels);
    }
    if (subscriptions < 1 || connections < 1 || newConnections < 1) {
      throw new IllegalArgumentException("subscriptions and connections must be positive");
    }
  }

  /** What the venue documents, with a quarter of each burst for cancels. */
  public static RateLimits venue() {
    return new RateLimits(
        new BudgetTerms("weight", 1_200, 300, 75),
        new BudgetTerms("messages", 2_000, 500, 125),
        100,
        25,
        1_000,
        10,
        30);
  }
}
