package hft.wire.json;

/** What is wrong with a message. The names are stable: counters and alerts use them. */
public enum Fault {
  /** Not JSON at this place. */
  SYNTAX,
  /** The message ends inside a value. */
  TRUNCATED,
  /** Something follows the message. */
  TRAILING,
  /** A value of another JSON type than this field has. */
  WRONG_TYPE,
  /** A field we cannot do without is absent or null. */
  MISSING_FIELD,
  /** A field we read occurs twice. */
  DUPLICATE_FIELD,
  /** Not a plain decimal number: exponent, NaN, blank, letters. */
  BAD_NUMBER,
  /** A number that does not fit. */
  OVERFLOW,
  /** A price or size with more than eight decimals. */
  PRECISION,
  /** Negative or zero where only more makes sense. */
  NOT_POSITIVE,
  /** A word that is none of the allowed ones, such as a side that is neither A nor B. */
  BAD_VALUE,
  /** More levels or rows than any message of the venue has. */
  TOO_MANY,
  /** Nested deeper than any message of the venue. */
  TOO_DEEP
}
