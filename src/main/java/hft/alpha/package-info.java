/**
 * Forecasts by nets: LiT and what it is held against, how they learn, and how they are asked. The
 * one place that knows DJL, torch and ONNX Runtime.
 *
 * <pre>
 * net    what the nets are, engine-free          torch  runs and differentiates them (DJL)
 * onnx   writes them down and runs that           train  recipe, optimiser, checkpoints
 * model  the folder a trained net lives in        bench  FI-2010, the public benchmark
 * </pre>
 */
package hft.alpha;
