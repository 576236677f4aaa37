package hft.trading;

import hft.core.learn.Direction;
import hft.core.learn.ModelCard;
import hft.core.signal.Feature;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a model is asked about one instrument, and its answer. Lent: whoever was told it last may
 * touch it, the asker again once it comes back.
 */
final class Question {
  final int instrumentId;
  final float[] window;
  final float[] features = new float[Feature.COUNT];
  final float[] chances = new float[Direction.COUNT];
  final ActorRef<Forecast.Command> replyTo;

  Question(int instrumentId, ModelCard card, ActorRef<Forecast.Command> replyTo) {
    this.instrumentId = instrumentId;
    this.replyTo = replyTo;
    window = new float[card.situation().windowSize()];
  }
}
