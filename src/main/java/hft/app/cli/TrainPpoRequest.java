package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;

/**
 * A policy to train.
 *
 * @param environment by name
 * @param steps decisions to live, over all copies of the environment
 * @param out the policy folder
 * @param resume whether to go on from a checkpoint in it
 * @param threads to use; the result does not depend on it
 */
public record TrainPpoRequest(
    Settings settings, String environment, long steps, Path out, boolean resume, int threads) {}
