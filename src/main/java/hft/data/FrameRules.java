package hft.data;

/**
 * What makes a market frame believable. Writers and readers apply the same rules, so what was
 * written can be read.
 *
 * <ul>
 *   <li>times are nanoseconds of the years 2000 to 2100 and do not run backwards within a table;
 *       two snapshots, contexts or fundings never carry the same venue time
 *   <li>prices and sizes are positive (a delta's size may be 0), and price × size fits a long
 *   <li>levels are strictly ordered, best first; the best bid is not above the best ask. Equal
 *       (locked) is allowed: some venues display rounded prices. Empty sides are allowed
 *   <li>consecutive prints do not share a trade id, consecutive BBO rows are not identical
 * </ul>
 */
final class FrameRules {
  private FrameRules() {}
}
