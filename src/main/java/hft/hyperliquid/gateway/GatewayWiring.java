package hft.hyperliquid.gateway;

import hft.core.market.Instrument;
import hft.hyperliquid.link.LinkSettings;
import hft.hyperliquid.rest.Rest;
import hft.hyperliquid.socket.Sockets;
import hft.port.Clock;
import hft.wire.sign.Signer;
import java.net.URI;
import java.util.List;

/**
 * Everything a gateway needs to know.
 *
 * @param signer belongs to the gateway from now on, which closes it
 */
public record GatewayWiring(
    URI uri,
    Sockets sockets,
    int inboxBytes,
    LinkSettings link,
    Rest rest,
    GatewaySettings gateway,
    Account account,
    Assets assets,
    Signer signer,
    long seed,
    Clock clock,
    List<Instrument> instruments) {}
