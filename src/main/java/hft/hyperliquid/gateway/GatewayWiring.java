package hft.hyperliquid.gateway;

import hft.core.market.Instrument;
import hft.hyperliquid.link.LinkSettings;
import hft.hyperliquid.nonce.NonceFile;
import hft.hyperliquid.rest.Rest;
import hft.hyperliquid.socket.Sockets;
import hft.port.Clock;
import hft.port.StageTimes;
import hft.wire.sign.Signer;
import java.net.URI;
import java.util.List;

/**
 * Everything a gateway needs to know.
 *
 * @param signer of nobody else while the gateway lives; whoever made it closes it afterwards
 * @param nonces of the signer; whoever made them keeps a reservation ahead and closes them
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
    NonceFile nonces,
    long seed,
    Clock clock,
    List<Instrument> instruments,
    GatewayWatch watch,
    StageTimes stages) {}
