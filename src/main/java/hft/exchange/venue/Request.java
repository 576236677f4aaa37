package hft.exchange.venue;

import hft.wire.action.Action;
import hft.wire.action.Address;
import org.jspecify.annotations.Nullable;

/**
 * One signed action, its signer found.
 *
 * @param signer whom the signature leads to, account, agent or nobody
 * @param vault the account it asks to trade for instead; null for the signer's own
 * @param expiresAfterMillis {@link Long#MAX_VALUE} when it does not expire
 */
public record Request(
    Action action, Address signer, long nonce, @Nullable Address vault, long expiresAfterMillis) {}
