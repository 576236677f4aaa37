package hft.trading;

import org.apache.pekko.actor.typed.ActorRef;

/** A model, and who asks it. */
record Asking(ModelWiring model, ActorRef<Inference.Command> inference) {}
