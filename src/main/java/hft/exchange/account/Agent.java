package hft.exchange.account;

import hft.wire.action.Address;

/**
 * A key that may sign an account's trading.
 *
 * @param name empty for the account's one unnamed agent
 * @param validUntilMillis when the venue stops listening to it
 */
public record Agent(String name, Address address, Account account, long validUntilMillis) {}
