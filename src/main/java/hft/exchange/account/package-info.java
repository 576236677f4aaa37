/**
 * Who trades at the local exchange: accounts, the agents that sign for them, nonces, and what each
 * account has ordered, traded and paid. Owned by the venue's one thread; only {@link
 * hft.exchange.account.Accounts#mayAct} may be called from others.
 */
package hft.exchange.account;
