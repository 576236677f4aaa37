package hft.wire.action;

/**
 * What an account asks the venue to do. The two kinds differ in what is signed: the msgpack of the
 * action ({@link L1Action}) or its fields as typed data ({@link UserSignedAction}).
 */
public sealed interface Action permits L1Action, UserSignedAction {
  /** The venue's {@code type}. */
  String type();
}
