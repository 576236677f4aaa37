package hft.trading;

import hft.core.learn.ModelCard;
import hft.port.AlphaWatch;
import hft.port.Forecaster;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model and how it is asked.
 *
 * @param card read before anything starts
 * @param forecaster loads the model, on the thread that will ask it; may fail, and is then tried
 *     again
 * @param takes how long an answer takes in virtual time; empty on the wall clock, where it takes
 *     what it takes
 */
public record ModelWiring(
    ModelCard card,
    Supplier<Forecaster> forecaster,
    ModelSettings settings,
    Optional<Duration> takes,
    AlphaWatch watch) {}
