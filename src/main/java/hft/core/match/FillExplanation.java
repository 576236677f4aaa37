package hft.core.match;

import hft.core.order.FillCause;

/**
 * Why a fill happened, with the numbers that decided it.
 *
 * @param cause CROSSED for the taker; for the maker TRADED_THROUGH or QUEUE_REACHED
 * @param queueAhead replayed size ahead of the order just before the event that filled it; -1 when
 *     it was not known
 * @param printId the replayed trade that filled it; 0 when none did (book moved through, taker,
 *     another client)
 * @param printSize what the event offered: the print's size, or the size displayed at or through
 *     the order's price
 */
public record FillExplanation(FillCause cause, long queueAhead, long printId, long printSize) {}
