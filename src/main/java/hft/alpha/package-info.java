/**
 * Forecasts by nets: LiT and what it is held against, how they learn, and how they run. The one
 * place that knows ONNX Runtime, and with {@code hft.policy} one of two that know DJL.
 *
 * <pre>
 * net    what the nets are, engine-free          torch  runs and differentiates them (DJL)
 * onnx   writes them down and runs that           train  recipe, optimiser, checkpoints
 * model  files of named tensors
 * </pre>
 */
package hft.alpha;
