package hft.app.backtest;

import hft.app.config.QueueModelName;
import hft.core.match.queue.QueueModel;

/** The queue models by their names in the configuration. */
public final class QueueModels {
  private QueueModels() {}

  public static QueueModel of(QueueModelName name) {
    return switch (name) {
      case THROUGH_ONLY -> QueueModel.throughOnly();
      case RISK_AVERSE -> QueueModel.riskAverse();
      case POWER_1 -> QueueModel.power(1);
      case POWER_2 -> QueueModel.power(2);
      case POWER_3 -> QueueModel.power(3);
      case LOG -> QueueModel.log();
      case TOUCH -> QueueModel.touch();
    };
  }
}
