package hft.app.live;

import hft.hyperliquid.feed.FrameTap;
import hft.hyperliquid.gateway.GatewayWatch;
import hft.hyperliquid.link.LinkWatch;
import hft.port.StageTimes;

/**
 * Who looks over the shoulder of what connects to a venue.
 *
 * @param tap sees every frame of market data
 * @param feed hears of the connection that brings it
 * @param gateway hears of the account's connection and of the budgets
 * @param stages times the way from a frame to an order
 */
record Watches(FrameTap tap, LinkWatch feed, GatewayWatch gateway, StageTimes stages) {}
