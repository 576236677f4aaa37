package hft.wire.action;

/** Signed over its msgpack; an agent may sign it. */
public sealed interface L1Action extends Action
    permits TradingAction, AccountAction, UnknownAction {}
