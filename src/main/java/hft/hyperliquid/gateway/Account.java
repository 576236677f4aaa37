package hft.hyperliquid.gateway;

import hft.wire.action.Address;
import hft.wire.action.Network;
import org.jspecify.annotations.Nullable;

/**
 * For whom we trade.
 *
 * @param address whose orders and positions they are: the master or the sub-account, never the
 *     agent
 * @param vault the same address when it is a sub-account or vault and has to be named in each
 *     action; null otherwise
 */
public record Account(Network network, Address address, @Nullable Address vault) {}
