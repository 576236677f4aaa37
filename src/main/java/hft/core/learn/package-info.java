/**
 * What a model is trained on and judged by: examples, how they are split in time, and the scores of
 * its answers. No model is in here, and nothing of how one is trained.
 *
 * <pre>
 * recorded books -> Examples (windows, features, labels, weights) -> Split -> a model
 *                                                                             |
 *                        ClassificationScores <- chances of each Direction <--+
 * </pre>
 */
package hft.core.learn;
