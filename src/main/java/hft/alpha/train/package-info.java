/**
 * How a net learns: the recipe, the optimiser, the average of the weights, when to stop, and the
 * checkpoint from which an interrupted training goes on to the same result.
 *
 * <pre>
 * Samples -> Trainer -> (TorchNet: gradients) -> AdamW -> average -> validation -> Checkpoint
 * </pre>
 */
package hft.alpha.train;
