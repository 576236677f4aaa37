/** Answers to info requests, from the venue's books. On the venue's thread; changes nothing. */
package hft.exchange.info;
