package hft.exchange.account;

import hft.core.pace.NonceSet;
import hft.wire.action.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All accounts by address and by number, and who may sign for them. */
public final class Accounts {
  /** Validity of an agent that names none. */
  static final long DEFAULT_AGENT_MILLIS = 90 * 86_400_000L;

  private static final int NAMED_AGENTS = 3;
  private static final String VALID_UNTIL = " valid_until ";

  private final int instruments;
  private final List<Account> all = new ArrayList<>();
  private final Map<Address, Account> byAddress = new HashMap<>();
  private final Map<Address, Agent> agents = new HashMap<>();
  private final Map<Address, NonceSet> nonces = new HashMap<>();

  /** Every address whose signature counts; read by threads that look for a signer. */
  private final Set<Address> signers = ConcurrentHashMap.newKeySet();

  public Accounts(int instruments) {
    this.instruments = instruments;
  }

  /**
   * @param id as the venue core numbered it: the next one
   */
  public Account open(int id, Address address, long cash) {
    if (id != all.size() || byAddress.containsKey(address)) {
      throw new IllegalStateException("account " + id + " " + address + " is there already");
    }
    Account account = new Account(id, address, instruments, cash);
    all.add(account);
    byAddress.put(address, account);
    signers.add(address);
    return account;
  }

  public List<Account> all() {
    return List.copyOf(all);
  }

  public Account get(int id) {
    return all.get(id);
  }

  public @Nullable Account find(Address address) {
    return byAddress.get(address);
  }

  public @Nullable Agent agent(Address address) {
    return agents.get(address);
  }

  /** The account a signature by this address trades for; null when it counts for nobody. */
  public @Nullable Account tradesFor(Address signer, long nowMillis) {
    Account own = byAddress.get(signer);
    if (own != null) {
      return own;
    }
    Agent agent = agents.get(signer);
    return agent == null || agent.validUntilMillis() < nowMillis ? null : agent.account();
  }

  /** Whether the address is an account or an agent. The one method any thread may call. */
  public boolean mayAct(Address signer) {
    return signers.contains(signer);
  }

  /** Uses up a nonce of this signer; otherwise why not, in the venue's words. */
  public @Nullable String takeNonce(Address signer, long nonce, long nowMillis) {
    NonceSet used = nonces.computeIfAbsent(signer, any -> new NonceSet());
    return switch (used.offer(nonce, nowMillis)) {
      case ACCEPTED -> null;
      case DUPLICATE -> "Invalid nonce: duplicate nonce " + nonce;
      case TOO_LOW -> "Invalid nonce: nonce too low " + nonce + " < " + used.lowest();
      case OUTSIDE_WINDOW -> "Invalid nonce: nonce " + nonce + " is not near " + nowMillis;
    };
  }

  /** The account's agents that have a name. */
  public List<Agent> namedAgents(Account account) {
    return agents.values().stream()
        .filter(agent -> agent.account() == account && !agent.name().isEmpty())
        .sorted(java.util.Comparator.comparing(Agent::name))
        .toList();
  }

  /** Lets an agent in, replacing the one of the same name; otherwise why not. */
  public @Nullable String approve(
      Account account, Address address, String nameAndExpiry, long nowMillis) {
    int at = nameAndExpiry.indexOf(VALID_UNTIL);
    String name = at < 0 ? nameAndExpiry : nameAndExpiry.substring(0, at);
    long until = nowMillis + DEFAULT_AGENT_MILLIS;
    if (at >= 0) {
      try {
        until = Long.parseLong(nameAndExpiry.substring(at + VALID_UNTIL.length()));
      } catch (NumberFormatException e) {
        return "Invalid agent name.";
      }
    }
    if (name.length() > 16) {
      return "Invalid agent name.";
    }
    if (until < nowMillis) {
      return "Agent valid_until already expired.";
    }
    return replace(account, new Agent(name, address, account, until));
  }

  private @Nullable String replace(Account account, Agent agent) {
    Agent same = null;
    int named = 0;
    for (Agent other : agents.values()) {
      if (other.account() == account) {
        same = other.name().equals(agent.name()) ? other : same;
        named += other.name().isEmpty() ? 0 : 1;
      }
    }
    boolean revokes = agent.address().equals(Address.ZERO);
    if (!revokes && (signers.contains(agent.address()))) {
      return "Extra agent already used.";
    }
    if (!revokes && same == null && !agent.name().isEmpty() && named >= NAMED_AGENTS) {
      return "Too many extra agents for cumulative volume traded. Current limit is " + NAMED_AGENTS;
    }
    if (same != null) {
      agents.remove(same.address());
      signers.remove(same.address());
    }
    if (!revokes) {
      agents.put(agent.address(), agent);
      signers.add(agent.address());
    }
    return null;
  }
}
