package hft.alpha.train;

/**
 * What came of an epoch.
 *
 * @param epoch counted from 1
 * @param trainLoss mean over its steps, of the weights as they were, dropout included
 * @param validationLoss of the average weights, weighted as the training loss is
 * @param gradientNorm mean length of the gradients before they were shortened
 */
public record EpochResult(
    int epoch,
    double trainLoss,
    double validationLoss,
    double validationAccuracy,
    double validationMacroF1,
    double gradientNorm) {}
