/**
 * The order's own vocabulary (intent, identity, time in force, outcome), its lifecycle, the working
 * orders and the difference between what works and what is wanted.
 *
 * <pre>
 * targets + working --diff--> cancels, places --risk--> ApprovedOrder --batch--> venue --outcome--> working
 * </pre>
 */
package hft.core.order;
